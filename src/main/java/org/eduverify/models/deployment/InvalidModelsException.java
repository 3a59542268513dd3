package org.eduverify.models.deployment;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Thrown at startup if the models cannot be deployed. The message lists all findings. */
class InvalidModelsException extends RuntimeException {

    InvalidModelsException(String place, List<String> findings) {
        super("The models in %s were not deployed. The deployed models are unchanged.\n\n  - %s"
                .formatted(place, String.join("\n  - ", findings)));
    }

    /** Replaces the stack trace of a failed startup by the findings. */
    static class Analyzer extends AbstractFailureAnalyzer<InvalidModelsException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InvalidModelsException failure) {
            return new FailureAnalysis(
                    failure.getMessage(), "Correct the models, or start without eduverify.models-dir.", failure);
        }
    }
}
