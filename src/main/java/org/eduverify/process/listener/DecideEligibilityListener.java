package org.eduverify.process.listener;

import static org.eduverify.process.model.ProcessVariables.ELIGIBILITY;
import static org.eduverify.process.model.ProcessVariables.VETTING_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.VettingReason;
import org.eduverify.process.engine.LatestDecision;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/**
 * Business rule task "Decide eligibility": hands the facts to the decision table and what it decided to the attempt.
 * The facts are transient and local to the task; the attempt keeps them.
 */
@Component
class DecideEligibilityListener implements ExecutionListener {

    private final Verification verification;
    private final LatestDecision latestDecision;

    DecideEligibilityListener(Verification verification, LatestDecision latestDecision) {
        this.verification = verification;
        this.latestDecision = latestDecision;
    }

    @Override
    public void notify(DelegateExecution execution) {
        switch (execution.getEventName()) {
            case EVENTNAME_START -> handFactsOver(execution);
            case EVENTNAME_END -> recordDecision(execution);
            default -> throw new IllegalStateException("Unexpected event " + execution.getEventName());
        }
    }

    private void handFactsOver(DelegateExecution execution) {
        for (Evidence evidence : verification.evidence(CustomerIds.the(execution))) {
            execution.setVariableLocal(evidence.fact().key(), Variables.stringValue(evidence.value(), true));
        }
    }

    private void recordDecision(DelegateExecution execution) {
        CustomerId customer = CustomerIds.the(execution);
        Decision decision = latestDecision.take();
        verification.decide(customer, decision);
        ELIGIBILITY.set(execution, decision.eligibility().words());
        VETTING_REASON.set(execution, decision.reason().map(VettingReason::text).orElse(null));
    }
}
