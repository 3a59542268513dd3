package org.eduverify.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Thrown if the embedded database cannot be started. Contains the cause and an action for the user. */
class EmbeddedDatabaseException extends RuntimeException {

    private final String action;

    EmbeddedDatabaseException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** Reports the cause and the action at the end of a failed start instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<EmbeddedDatabaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedDatabaseException failure) {
            return new FailureAnalysis(failure.getMessage(), failure.action, failure);
        }
    }
}
