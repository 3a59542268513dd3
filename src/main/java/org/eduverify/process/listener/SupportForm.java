package org.eduverify.process.listener;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.Outcome;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** What both people of support see of a case before they decide, as texts of their task. */
@Component
class SupportForm {

    private final Customers customers;
    private final Verification verification;
    private final FormTexts texts;
    private final Notices notices;

    SupportForm(Customers customers, Verification verification, FormTexts texts, Notices notices) {
        this.customers = customers;
        this.verification = verification;
        this.texts = texts;
        this.notices = notices;
    }

    /**
     * Puts profile, evidence, rules, candidates, changes, former attempts and notices into the task.
     *
     * @return the examination that goes on
     */
    Attempt show(DelegateTask task) {
        FormText text = texts.forStaff();
        Customer customer = customers.get(CustomerIds.from(task));
        List<Attempt> attempts = verification.history(customer.id()).attempts();
        List<Attempt> decided = attempts.stream()
                .filter(attempt -> attempt.outcome().isPresent())
                .toList();
        TaskCard.show(task, customer.profile());
        task.setVariableLocal("profile", text.profile(customer.profile(), customer.partner()));
        List<Attempt> examined = decided.stream()
                .filter(attempt -> attempt.examination() == Examination.AUTOMATIC)
                .toList();
        if (!examined.isEmpty()) {
            show(task, text, examined.get(0));
            task.setVariableLocal(
                    "changes",
                    examined.size() > 1
                            ? text.changes(examined.get(0)
                                    .submission()
                                    .profile()
                                    .changesSince(examined.get(1).submission().profile()))
                            : text.word("firstAttempt"));
        }
        task.setVariableLocal("formerAttempts", text.attempts(decided));
        task.setVariableLocal("steps", text.steps(attempts));
        showNotices(task);
        return attempts.get(0);
    }

    /** Shows what was told since; the overdue alert, for one, raises the priority of a task that is open already. */
    void showNotices(DelegateTask task) {
        task.setVariableLocal("notices", texts.forStaff().notices(notices.of(CustomerIds.from(task))));
    }

    private static void show(DelegateTask task, FormText text, Attempt newest) {
        task.setVariableLocal("evidence", text.evidence(newest.findings().evidence()));
        task.setVariableLocal("rules", text.rules(newest));
        task.setVariableLocal("candidates", text.candidates(newest.findings().candidates()));
        task.setVariableLocal("staffNote", text.staffNote(newest));
        task.setVariableLocal(
                "confirmationNotice",
                newest.outcome().filter(outcome -> outcome == Outcome.DENIED).isPresent()
                        ? text.word("confirmationNotice")
                        : null);
    }

    /** Who of support did what, when and why. */
    String step(Step step) {
        return texts.forStaff().step(step);
    }

    /** What a second person has answered to the newest approval, if it was sent back. */
    static Optional<Step> sentBack(Attempt examination) {
        List<Step> steps = examination.steps();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1)).filter(step -> step.kind() == Step.Kind.SENT_BACK);
    }
}
