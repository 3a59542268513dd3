package org.eduverify.process.listener;

import static org.eduverify.process.ProcessVariables.SUPPORT_DECISION;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.eduverify.access.Access;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerOf;
import org.eduverify.process.SubmissionVariables;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.ManualDecision;
import org.eduverify.verification.ManualDecision.Choice;
import org.eduverify.verification.Verification;
import org.eduverify.verification.VerificationTexts;
import org.springframework.stereotype.Component;

/** User task "Verify manually": shows profile, evidence and former attempts, and takes the support agent's decision. */
@Component
class VerifyManuallyListener implements TaskListener {

  private static final String DECISION = "decision";
  private static final String JUSTIFICATION = "justification";
  private static final String CUSTOMER_TEXT = "customerText";

  private final Customers customers;
  private final Verification verification;
  private final VerificationTexts texts;
  private final Access access;

  VerifyManuallyListener(
      Customers customers, Verification verification, VerificationTexts texts, Access access) {
    this.customers = customers;
    this.verification = verification;
    this.texts = texts;
    this.access = access;
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
    Customer customer = customers.get(CustomerOf.the(task));
    List<Attempt> decided =
        verification.history(customer.id()).attempts().stream().filter(attempt -> attempt.outcome().isPresent()).toList();
    task.setVariablesLocal(SubmissionVariables.of(customer.profile()));
    task.setVariableLocal("partner", customer.partner());
    List<Attempt> examined =
        decided.stream().filter(attempt -> attempt.examination() == Examination.AUTOMATIC).toList();
    if (!examined.isEmpty()) {
      Attempt newest = examined.get(0);
      task.setVariableLocal("evidence", FormText.evidence(newest.evidence(), texts));
      task.setVariableLocal("candidates", FormText.candidates(newest.candidates()));
      task.setVariableLocal("staffNote", newest.staffNote());
      task.setVariableLocal(
          "changes",
          examined.size() > 1
              ? FormText.changes(newest.profile().changesSince(examined.get(1).profile()))
              : "This is the first attempt.");
    }
    task.setVariableLocal("formerAttempts", FormText.attempts(decided));
    task.setVariableLocal(DECISION, null);
    task.setVariableLocal(JUSTIFICATION, null);
    task.setVariableLocal(CUSTOMER_TEXT, null);
  }

  private void save(DelegateTask task) {
    access.requireAnyOf(Role.SUPPORT_AGENT, Role.SUPPORT_LEAD);
    Choice choice = choice(task);
    verification.decideManually(
        CustomerOf.the(task),
        new ManualDecision(choice, FormFields.text(task, JUSTIFICATION), FormFields.text(task, CUSTOMER_TEXT), access.currentUserId()));
    FormFields.tidyUp(task);
    SUPPORT_DECISION.set(task.getExecution(), choice.words());
  }

  private static Choice choice(DelegateTask task) {
    String words = FormFields.text(task, DECISION);
    return Arrays.stream(Choice.values())
        .filter(choice -> choice.words().equals(words))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid(DECISION, "UNKNOWN_DECISION.ofSupport"));
  }
}
