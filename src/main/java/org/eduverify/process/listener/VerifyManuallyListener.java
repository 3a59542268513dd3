package org.eduverify.process.listener;

import static org.eduverify.process.model.FormFieldNames.CUSTOMER_TEXT;
import static org.eduverify.process.model.FormFieldNames.DECISION;
import static org.eduverify.process.model.FormFieldNames.DENIAL_REASON;
import static org.eduverify.process.model.FormFieldNames.JUSTIFICATION;
import static org.eduverify.process.model.ProcessVariables.CONFIRMATION_NEEDED;
import static org.eduverify.process.model.ProcessVariables.SUPPORT_DECISION;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.customer.VettingReason;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.ManualDecision;
import org.eduverify.verification.ManualDecision.Choice;
import org.eduverify.verification.ManualVerification;
import org.springframework.stereotype.Component;

/** User task "Verify manually": shows profile, evidence and previous attempts, and stores the support agent's decision. */
@Component
class VerifyManuallyListener implements TaskListener {

    private final SupportTaskVariables form;
    private final ManualVerification verification;
    private final CurrentActor currentActor;

    VerifyManuallyListener(SupportTaskVariables form, ManualVerification verification, CurrentActor currentActor) {
        this.form = form;
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> load(task);
            case EVENTNAME_UPDATE -> form.showNotices(task);
            case EVENTNAME_COMPLETE -> save(task);
            default -> throw new IllegalStateException("Unexpected event " + task.getEventName());
        }
    }

    private void load(DelegateTask task) {
        Attempt examination = form.show(task);
        task.setVariableLocal(
                "sentBack",
                SupportTaskVariables.sentBack(examination).map(form::step).orElse(null));
        task.setVariableLocal(DECISION, null);
        task.setVariableLocal(DENIAL_REASON, ManualDecision.REASONS.get(0).text());
        task.setVariableLocal(JUSTIFICATION, null);
        task.setVariableLocal(CUSTOMER_TEXT, null);
    }

    private void save(DelegateTask task) {
        currentActor.requireAnyOf(Role.SUPPORT_AGENT, Role.SUPPORT_LEAD);
        Choice choice = choice(task);
        boolean confirmationNeeded = verification.decide(
                CustomerIds.of(task),
                new ManualDecision(
                        choice,
                        choice == Choice.DENY ? denialReason(task) : Optional.empty(),
                        SubmittedForm.text(task, JUSTIFICATION),
                        SubmittedForm.text(task, CUSTOMER_TEXT),
                        currentActor.userId()));
        SubmittedForm.removeFromProcess(task);
        SUPPORT_DECISION.set(task.getExecution(), choice.words());
        CONFIRMATION_NEEDED.set(task.getExecution(), confirmationNeeded);
    }

    private static Choice choice(DelegateTask task) {
        String value = SubmittedForm.text(task, DECISION);
        return Arrays.stream(Choice.values())
                .filter(choice -> choice.words().equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(DECISION, ProcessReason.UNKNOWN_DECISION_OF_SUPPORT));
    }

    private static Optional<VettingReason> denialReason(DelegateTask task) {
        String text = SubmittedForm.text(task, DENIAL_REASON);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(VettingReason.find(text)
                .orElseThrow(() -> Refusal.invalid(DENIAL_REASON, ProcessReason.UNKNOWN_REASON, text)));
    }
}
