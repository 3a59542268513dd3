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

/** Task variables that show a case to support, in "Verify manually" and in "Confirm approval". */
@Component
class SupportTaskVariables {

    private final Customers customers;
    private final Verification verification;
    private final FormMarkdownFactory texts;
    private final Notices notices;

    SupportTaskVariables(Customers customers, Verification verification, FormMarkdownFactory texts, Notices notices) {
        this.customers = customers;
        this.verification = verification;
        this.texts = texts;
        this.notices = notices;
    }

    /**
     * Sets profile, evidence, rules, candidates, changes, previous attempts and notices.
     *
     * @return the current attempt
     */
    Attempt show(DelegateTask task) {
        FormMarkdown text = texts.forStaff();
        Customer customer = customers.get(CustomerIds.of(task));
        List<Attempt> attempts = verification.history(customer.id()).attempts();
        List<Attempt> decided = attempts.stream()
                .filter(attempt -> attempt.outcome().isPresent())
                .toList();
        TaskVariables.setProfile(task, customer.profile());
        task.setVariableLocal("profile", text.profile(customer.profile(), customer.partner()));
        List<Attempt> automatic = decided.stream()
                .filter(attempt -> attempt.examination() == Examination.AUTOMATIC)
                .toList();
        if (!automatic.isEmpty()) {
            show(task, text, automatic.get(0));
            task.setVariableLocal(
                    TaskVariables.CHANGES,
                    automatic.size() > 1
                            ? text.changes(automatic
                                    .get(0)
                                    .submission()
                                    .profile()
                                    .changesSince(automatic.get(1).submission().profile()))
                            : text.word("firstAttempt"));
        }
        task.setVariableLocal("formerAttempts", text.attempts(decided));
        task.setVariableLocal("steps", text.steps(attempts));
        showNotices(task);
        return attempts.get(0);
    }

    /** Updates the notices, for example after an overdue alert for the open task. */
    void showNotices(DelegateTask task) {
        task.setVariableLocal("notices", texts.forStaff().notices(notices.of(CustomerIds.of(task))));
    }

    private static void show(DelegateTask task, FormMarkdown text, Attempt newest) {
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

    /** A step of support: who did what, when and why. */
    String step(Step step) {
        return texts.forStaff().step(step);
    }

    /** The latest step, if the second person has sent the approval back. */
    static Optional<Step> sentBack(Attempt examination) {
        List<Step> steps = examination.steps();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1)).filter(step -> step.kind() == Step.Kind.SENT_BACK);
    }
}
