package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.CurrentActor;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Withdraw request": ends the verification at the partner's request. */
@Component
class WithdrawRequestDelegate implements JavaDelegate {

    private final Verification verification;
    private final CurrentActor currentActor;

    WithdrawRequestDelegate(Verification verification, CurrentActor currentActor) {
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verification.withdraw(CustomerIds.of(execution), currentActor.userId());
    }
}
