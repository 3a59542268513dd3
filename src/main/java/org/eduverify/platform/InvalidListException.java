package org.eduverify.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A list that a setting locates cannot be used; the message is a sentence that names setting, file and line. */
public class InvalidListException extends RuntimeException {

    private final String setting;

    InvalidListException(String setting, String file, long line, String fault) {
        super("The list of the setting %s, %s, cannot be used: %s%s."
                .formatted(setting, file, line > 0 ? "line %d: ".formatted(line) : "", fault));
        this.setting = setting;
    }

    /** Shows the sentence instead of a stack trace at the end of a failed start. */
    static class Analyzer extends AbstractFailureAnalyzer<InvalidListException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InvalidListException failure) {
            return new FailureAnalysis(
                    failure.getMessage(),
                    "Correct the line, or remove the setting %s to use the list that is delivered."
                            .formatted(failure.setting),
                    failure);
        }
    }
}
