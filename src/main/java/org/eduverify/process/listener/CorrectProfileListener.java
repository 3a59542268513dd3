package org.eduverify.process.listener;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Conclusion;
import org.eduverify.verification.Outcome;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** User task "Correct customer profile": shows the profile and its faults, and stores the corrected profile. */
@Component
class CorrectProfileListener implements TaskListener {

    /** Suffix of the variables that contain the fault of a field, such as {@code emailFault}. */
    private static final String FAULT_SUFFIX = "Fault";

    private final Customers customers;
    private final Verification verification;
    private final FormMarkdownFactory texts;
    private final CurrentActor currentActor;

    CorrectProfileListener(
            Customers customers, Verification verification, FormMarkdownFactory texts, CurrentActor currentActor) {
        this.customers = customers;
        this.verification = verification;
        this.texts = texts;
        this.currentActor = currentActor;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> load(task);
            case EVENTNAME_COMPLETE -> save(task);
            default -> throw new IllegalStateException("Unexpected event " + task.getEventName());
        }
    }

    private void load(DelegateTask task) {
        Customer customer = customers.get(CustomerIds.of(task));
        FormMarkdown text = texts.forPartner(customer.partner());
        TaskVariables.setProfile(task, customer.profile());
        verification.newestDecided(customer.id()).ifPresent(failed -> {
            task.setVariableLocal(FormFieldNames.DENIAL_REASON, heading(text, failed));
            task.setVariableLocal(TaskVariables.EXPLANATION, text.explanation(failed));
            task.setVariableLocal("whatToDo", text.whatToDo(failed));
            task.setVariableLocal("faults", text.faults(failed));
            failed.conclusion()
                    .map(Conclusion::fieldsToCorrect)
                    .orElse(List.of())
                    .forEach(field -> task.setVariableLocal(field.key() + FAULT_SUFFIX, text.explanation(failed)));
        });
    }

    private static String heading(FormMarkdown text, Attempt failed) {
        return failed.outcome()
                        .filter(outcome -> outcome == Outcome.MORE_INFORMATION_NEEDED)
                        .isPresent()
                ? text.word("supportAsksForMore")
                : failed.reason().map(text::reason).orElse("");
    }

    private void save(DelegateTask task) {
        currentActor.requireAnyOf(Role.GLOBAL_ADMIN);
        customers.correct(CustomerIds.of(task), SubmittedForm.profile(task), currentActor.userId());
        SubmittedForm.removeFromProcess(task);
    }
}
