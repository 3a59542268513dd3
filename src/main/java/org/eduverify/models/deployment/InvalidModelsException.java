package org.eduverify.models.deployment;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The models of the start cannot be deployed; says what is wrong with each, and that nothing was changed. */
class InvalidModelsException extends RuntimeException {

    InvalidModelsException(String place, List<String> findings) {
        super("The models in %s were not deployed; those that are deployed already are unchanged.\n\n  - %s"
                .formatted(place, String.join("\n  - ", findings)));
    }

    /** Shows the findings instead of a stack trace at the end of a failed start. */
    static class Analyzer extends AbstractFailureAnalyzer<InvalidModelsException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InvalidModelsException failure) {
            return new FailureAnalysis(
                    failure.getMessage(), "Correct the models, or start without eduverify.models-dir.", failure);
        }
    }
}
