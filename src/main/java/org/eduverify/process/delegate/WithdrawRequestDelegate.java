package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.Access;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Withdraw request": ends the verification at the partner's request. */
@Component
class WithdrawRequestDelegate implements JavaDelegate {

    private final Verification verification;
    private final Access access;

    WithdrawRequestDelegate(Verification verification, Access access) {
        this.verification = verification;
        this.access = access;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verification.withdraw(CustomerIds.of(execution), access.currentUserId());
    }
}
