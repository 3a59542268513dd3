package org.eduverify.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The embedded database could not be started; says why and what to do about it. */
class EmbeddedDatabaseException extends RuntimeException {

    private final String action;

    EmbeddedDatabaseException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** Shows the sentence and the advice instead of a stack trace at the end of a failed start. */
    static class Analyzer extends AbstractFailureAnalyzer<EmbeddedDatabaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedDatabaseException failure) {
            return new FailureAnalysis(failure.getMessage(), failure.action, failure);
        }
    }
}
