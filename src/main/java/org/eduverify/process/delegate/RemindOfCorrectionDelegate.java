package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.eduverify.process.model.OpenTasks;
import org.eduverify.process.model.Timers;
import org.springframework.stereotype.Component;

/**
 * Service task "Remind of correction": tells those of the partner's people whom the waiting task is offered to, and
 * moves the task up their list.
 */
@Component
class RemindOfCorrectionDelegate implements JavaDelegate {

    private final Notices notices;

    RemindOfCorrectionDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.give(
                CustomerIds.from(execution),
                Notice.Kind.CORRECTION_REMINDER,
                OpenTasks.candidates(execution),
                Timers.dueAt(execution, EducationCustomerVerificationModel.CORRECTION_LAPSED));
        OpenTasks.raisePriority(execution);
    }
}
