package org.eduverify.process.engine;

import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.stereotype.Component;

/** Keeps the latest evaluation of {@code decide-eligibility} on each thread until {@link LatestDecision} reads it. */
@Component
class DecisionTrace implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<DmnDecisionTableEvaluationEvent> latest = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        if (event.getDecisionTable().getKey().equals(EducationCustomerVerificationModel.DECIDE_ELIGIBILITY)) {
            latest.set(event);
        }
    }

    /** Returns and removes the latest evaluation on this thread. */
    Optional<DmnDecisionTableEvaluationEvent> take() {
        Optional<DmnDecisionTableEvaluationEvent> event = Optional.ofNullable(latest.get());
        latest.remove();
        return event;
    }
}
