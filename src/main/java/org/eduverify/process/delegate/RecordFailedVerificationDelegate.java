package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.ATTEMPTS_LEFT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Record failed verification": shows the failure and its reason on the account. */
@Component
class RecordFailedVerificationDelegate implements JavaDelegate {

    private final Verification verification;

    RecordFailedVerificationDelegate(Verification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int attemptsLeft = verification.recordFailure(CustomerIds.of(execution));
        ATTEMPTS_LEFT.set(execution, attemptsLeft);
    }
}
