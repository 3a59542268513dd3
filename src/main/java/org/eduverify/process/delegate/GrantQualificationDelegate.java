package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Grant qualification": makes the customer an education customer. */
@Component
class GrantQualificationDelegate implements JavaDelegate {

    private final Verification verification;

    GrantQualificationDelegate(Verification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verification.grant(CustomerIds.of(execution));
    }
}
