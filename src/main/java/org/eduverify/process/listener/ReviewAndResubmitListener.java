package org.eduverify.process.listener;

import static org.eduverify.process.model.FormFieldNames.DECISION;
import static org.eduverify.process.model.ProcessVariables.REVIEW_DECISION;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** User task "Review and resubmit": shows what the correction changed, and takes the reviewer's decision. */
@Component
class ReviewAndResubmitListener implements TaskListener {

    private static final String RESUBMIT = "resubmit";
    private static final String RETURN = "return";

    private final Customers customers;
    private final Verification verification;
    private final FormTexts texts;
    private final CurrentActor currentActor;

    ReviewAndResubmitListener(
            Customers customers, Verification verification, FormTexts texts, CurrentActor currentActor) {
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
        Customer customer = customers.get(CustomerIds.the(task));
        FormText text = texts.forPartner(customer.partner());
        TaskCard.show(task, customer.profile());
        task.setVariableLocal(DECISION, null);
        verification.newestDecided(customer.id()).ifPresent(failed -> {
            task.setVariableLocal("explanation", text.explanation(failed));
            task.setVariableLocal("changes", text.comparison(failed.profile(), customer.profile()));
        });
    }

    private void save(DelegateTask task) {
        currentActor.requireAnyOf(Role.GLOBAL_ADMIN, Role.ADMIN_AGENT, Role.SALES_AGENT);
        String decision = FormFields.text(task, DECISION);
        if (!Set.of(RESUBMIT, RETURN).contains(decision)) {
            throw Refusal.invalid(DECISION, ProcessReason.UNKNOWN_DECISION_OF_REVIEW);
        }
        FormFields.tidyUp(task);
        REVIEW_DECISION.set(task.getExecution(), decision);
    }
}
