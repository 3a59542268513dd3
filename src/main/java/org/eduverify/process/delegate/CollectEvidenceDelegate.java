package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.RequiresRetry;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Collect evidence": collects the facts about the submitted profile. */
@Component
@RequiresRetry
class CollectEvidenceDelegate implements JavaDelegate {

    private final Verification verification;

    CollectEvidenceDelegate(Verification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verification.collectEvidence(CustomerIds.of(execution));
    }
}
