package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Deny for good": ends the verification with a denial. */
@Component
class DenyForGoodDelegate implements JavaDelegate {

    private final Verification verification;

    DenyForGoodDelegate(Verification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verification.denyForGood(CustomerIds.of(execution));
    }
}
