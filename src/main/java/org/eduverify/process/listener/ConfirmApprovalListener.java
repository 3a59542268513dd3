package org.eduverify.process.listener;

import static org.eduverify.process.model.FormFieldNames.DECISION;
import static org.eduverify.process.model.FormFieldNames.NOTE;
import static org.eduverify.process.model.ProcessVariables.APPROVAL_CONFIRMED;

import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.verification.Confirmation;
import org.eduverify.verification.Confirmation.Choice;
import org.eduverify.verification.ManualVerification;
import org.springframework.stereotype.Component;

/**
 * User task "Confirm approval": shows the approval with its justification and the evidence, prevents the approver from
 * claiming the task, and stores the second person's decision.
 */
@Component
class ConfirmApprovalListener implements TaskListener {

    private final SupportTaskVariables form;
    private final ManualVerification verification;
    private final CurrentActor currentActor;

    ConfirmApprovalListener(SupportTaskVariables form, ManualVerification verification, CurrentActor currentActor) {
        this.form = form;
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> load(task);
            case EVENTNAME_ASSIGNMENT -> requireSecondPerson(task);
            case EVENTNAME_UPDATE -> form.showNotices(task);
            case EVENTNAME_COMPLETE -> save(task);
            default -> throw new IllegalStateException("Unexpected event " + task.getEventName());
        }
    }

    private void load(DelegateTask task) {
        form.show(task)
                .unconfirmedApproval()
                .ifPresent(approval -> task.setVariableLocal("approval", form.step(approval)));
        task.setVariableLocal(DECISION, null);
        task.setVariableLocal(NOTE, null);
    }

    private void requireSecondPerson(DelegateTask task) {
        if (task.getAssignee() != null) {
            verification.requireSecondPerson(CustomerIds.of(task), task.getAssignee());
        }
    }

    private void save(DelegateTask task) {
        currentActor.requireAnyOf(Role.SUPPORT_LEAD);
        Choice choice = choice(task);
        verification.confirmApproval(
                CustomerIds.of(task), new Confirmation(choice, SubmittedForm.text(task, NOTE), currentActor.userId()));
        SubmittedForm.removeFromProcess(task);
        APPROVAL_CONFIRMED.set(task.getExecution(), choice == Choice.CONFIRM);
    }

    private static Choice choice(DelegateTask task) {
        String value = SubmittedForm.text(task, DECISION);
        return Arrays.stream(Choice.values())
                .filter(choice -> choice.words().equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(DECISION, ProcessReason.UNKNOWN_DECISION_OF_CONFIRMATION));
    }
}
