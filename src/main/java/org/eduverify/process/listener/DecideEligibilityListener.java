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
 * Business rule task "Decide eligibility": passes the facts to the decision table and stores the decision with the
 * attempt. The facts are transient variables of the task, because the attempt already stores them.
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
            case EVENTNAME_START -> setFacts(execution);
            case EVENTNAME_END -> recordDecision(execution);
            default -> throw new IllegalStateException("Unexpected event " + execution.getEventName());
        }
    }

    private void setFacts(DelegateExecution execution) {
        for (Evidence evidence : verification.evidence(CustomerIds.of(execution))) {
            execution.setVariableLocal(evidence.fact().key(), Variables.stringValue(evidence.value(), true));
        }
    }

    private void recordDecision(DelegateExecution execution) {
        CustomerId customer = CustomerIds.of(execution);
        Decision decision = latestDecision.take();
        verification.decide(customer, decision);
        ELIGIBILITY.set(execution, decision.eligibility().words());
        VETTING_REASON.set(execution, decision.reason().map(VettingReason::text).orElse(null));
    }
}
