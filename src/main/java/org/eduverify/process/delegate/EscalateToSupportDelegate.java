package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.SUPPORT_DUE_DATE;
import static org.eduverify.process.model.ProcessVariables.SUPPORT_PRIORITY;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Escalation;
import org.eduverify.verification.ManualVerification;
import org.springframework.stereotype.Component;

/** Service task "Escalate to support": opens a manual verification with priority and due date. */
@Component
class EscalateToSupportDelegate implements JavaDelegate {

    private final ManualVerification verification;

    EscalateToSupportDelegate(ManualVerification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Escalation escalation = verification.escalate(CustomerIds.of(execution));
        SUPPORT_PRIORITY.set(execution, escalation.priority());
        SUPPORT_DUE_DATE.set(execution, Date.from(escalation.dueAt()));
    }
}
