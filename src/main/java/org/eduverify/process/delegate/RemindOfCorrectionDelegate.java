package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.stereotype.Component;

/**
 * Service task "Remind of correction": reminds the candidates for the open task and raises its priority.
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
                CustomerIds.of(execution),
                Notice.Kind.CORRECTION_REMINDER,
                OpenTasks.candidates(execution),
                Timers.dueAt(execution, EducationCustomerVerificationModel.CORRECTION_LAPSED));
        OpenTasks.raisePriority(execution);
    }
}
