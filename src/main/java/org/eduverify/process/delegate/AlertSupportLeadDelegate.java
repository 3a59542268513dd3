package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.SUPPORT_DUE_DATE;
import static org.eduverify.process.model.ProcessVariables.SUPPORT_PRIORITY;

import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.Role;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Escalation;
import org.springframework.stereotype.Component;

/** Service task "Alert support lead": records the overdue alert and raises the priority of the open task. */
@Component
class AlertSupportLeadDelegate implements JavaDelegate {

    private final Notices notices;

    AlertSupportLeadDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.give(
                CustomerIds.of(execution),
                Notice.Kind.MANUAL_VERIFICATION_OVERDUE,
                Set.of(Role.SUPPORT_LEAD),
                SUPPORT_DUE_DATE.find(execution).map(Date::toInstant));
        OpenTasks.changePriority(execution, Escalation::overdue);
        // tasks created later, such as the confirmation, are just as overdue
        SUPPORT_PRIORITY.set(execution, Escalation.overdue(SUPPORT_PRIORITY.require(execution)));
    }
}
