package org.eduverify.process.listener;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.notification.Notices;
import org.eduverify.process.CustomerOf;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.Attempt.Outcome;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.Verification;
import org.eduverify.verification.VerificationTexts;
import org.springframework.stereotype.Component;

/** What both people of support see of a case before they decide, as texts of their task. */
@Component
class SupportForm {

  private final Customers customers;
  private final Verification verification;
  private final VerificationTexts texts;
  private final Notices notices;

  SupportForm(Customers customers, Verification verification, VerificationTexts texts, Notices notices) {
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
    Customer customer = customers.get(CustomerOf.the(task));
    List<Attempt> attempts = verification.history(customer.id()).attempts();
    List<Attempt> decided = attempts.stream().filter(attempt -> attempt.outcome().isPresent()).toList();
    TaskCard.show(task, customer.profile());
    task.setVariableLocal("profile", FormText.profile(customer.profile(), customer.partner()));
    List<Attempt> examined =
        decided.stream().filter(attempt -> attempt.examination() == Examination.AUTOMATIC).toList();
    if (!examined.isEmpty()) {
      show(task, examined.get(0));
      task.setVariableLocal(
          "changes",
          examined.size() > 1
              ? FormText.changes(examined.get(0).profile().changesSince(examined.get(1).profile()))
              : "This is the first attempt.");
    }
    task.setVariableLocal("formerAttempts", FormText.attempts(decided));
    task.setVariableLocal("steps", FormText.steps(attempts));
    showNotices(task);
    return attempts.get(0);
  }

  /** Shows what was told since; the overdue alert, for one, raises the priority of a task that is open already. */
  void showNotices(DelegateTask task) {
    task.setVariableLocal("notices", FormText.notices(notices.of(CustomerOf.the(task))));
  }

  private void show(DelegateTask task, Attempt newest) {
    task.setVariableLocal("evidence", FormText.evidence(newest.evidence(), texts));
    task.setVariableLocal("rules", FormText.rules(newest));
    task.setVariableLocal("candidates", FormText.candidates(newest.candidates()));
    task.setVariableLocal("staffNote", newest.staffNote());
    task.setVariableLocal(
        "confirmationNotice",
        newest.outcome().filter(outcome -> outcome == Outcome.DENIED).isPresent()
            ? "The decision table denied this customer: an approval holds once a support lead, another person, confirms it."
            : null);
  }

  /** What a second person has answered to the newest approval, if it was sent back. */
  static Optional<Step> sentBack(Attempt examination) {
    List<Step> steps = examination.steps();
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(steps.get(steps.size() - 1)).filter(step -> step.kind() == Step.Kind.SENT_BACK);
  }
}
