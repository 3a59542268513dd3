package org.eduverify.process.listener;

import static org.eduverify.process.model.FormFieldNames.DECISION;
import static org.eduverify.process.model.ProcessVariables.REVIEW_DECISION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.process.model.ReviewDecision;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** User task "Review and resubmit": shows the changes of the correction, and stores the reviewer's decision. */
@Component
class ReviewAndResubmitListener implements TaskListener {

    private final Customers customers;
    private final Verification verification;
    private final FormMarkdownFactory texts;
    private final CurrentActor currentActor;

    ReviewAndResubmitListener(
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
        task.setVariableLocal(DECISION, null);
        verification.newestDecided(customer.id()).ifPresent(failed -> {
            task.setVariableLocal(TaskVariables.EXPLANATION, text.explanation(failed));
            task.setVariableLocal(
                    TaskVariables.CHANGES, text.comparison(failed.submission().profile(), customer.profile()));
        });
    }

    private void save(DelegateTask task) {
        currentActor.requireAnyOf(Role.GLOBAL_ADMIN, Role.ADMIN_AGENT, Role.SALES_AGENT);
        ReviewDecision decision = ReviewDecision.find(SubmittedForm.text(task, DECISION))
                .orElseThrow(() -> Refusal.invalid(DECISION, ProcessReason.UNKNOWN_DECISION_OF_REVIEW));
        SubmittedForm.removeFromProcess(task);
        REVIEW_DECISION.set(task.getExecution(), decision.value());
    }
}
