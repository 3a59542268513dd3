package org.eduverify.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eduverify.access.Access;
import org.eduverify.api.CustomerBodies.BillingProfile;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.AttemptHistory;
import org.eduverify.verification.Verification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every verification attempt of a customer, explained. What support noted for itself is not shown. */
@RestController
class VerificationsResource {

  record EvidenceBody(String fact, String value, String input, String source, String sentence) {}

  record RuleBody(String rule, String words) {}

  record NoticeBody(String kind, Instant givenAt, String text) {}

  /**
   * @param examination automatic or manual
   * @param outcome in progress, approved, denied, unclear, more information needed or withdrawn
   * @param whatToDo the reseller's next step
   * @param correctionCanHelp whether correcting the profile can change the outcome
   * @param decidedBy automatic or support
   */
  record AttemptBody(
      int attemptNumber,
      String examination,
      String outcome,
      String vettingReason,
      String explanation,
      String whatToDo,
      boolean correctionCanHelp,
      String requestedBy,
      Instant requestedAt,
      String decidedBy,
      Instant decidedAt,
      String decisionTable,
      String registers,
      List<EvidenceBody> evidence,
      List<RuleBody> firedRules,
      BillingProfile profile) {

    static AttemptBody of(Attempt attempt) {
      boolean decided = attempt.outcome().isPresent();
      return new AttemptBody(
          attempt.number(),
          attempt.examination().name().toLowerCase(Locale.ROOT),
          attempt.outcome().map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse("in progress"),
          attempt.reason().map(VettingReason::text).orElse(null),
          attempt.explanation(),
          attempt.whatToDo(),
          attempt.correctable(),
          attempt.requestedBy().orElse(null),
          attempt.openedAt(),
          decided ? (attempt.examination() == Examination.MANUAL ? "support" : attempt.decidedBy()) : null,
          attempt.decidedAt().orElse(null),
          attempt.decisionTable(),
          attempt.registers(),
          attempt.evidence().stream()
              .map(
                  item ->
                      new EvidenceBody(
                          item.fact().key(), item.value(), item.input(), item.source(), item.sentence()))
              .toList(),
          attempt.firedRules().stream().map(rule -> new RuleBody(rule.ruleId(), rule.words())).toList(),
          BillingProfile.of(null, attempt.profile(), null));
    }
  }

  record HistoryBody(
      int totalCount, int attemptsUsed, int attemptsLeft, List<AttemptBody> items, List<NoticeBody> notices) {

    static HistoryBody of(AttemptHistory history, List<Notice> notices) {
      return new HistoryBody(
          history.attempts().size(),
          history.used(),
          history.left(),
          history.attempts().stream().map(AttemptBody::of).toList(),
          notices.stream()
              .map(notice -> new NoticeBody(notice.kind().name(), notice.at(), notice.text()))
              .toList());
    }
  }

  private final Customers customers;
  private final Verification verification;
  private final Notices notices;
  private final Access access;

  VerificationsResource(Customers customers, Verification verification, Notices notices, Access access) {
    this.customers = customers;
    this.verification = verification;
    this.notices = notices;
    this.access = access;
  }

  @GetMapping("/v1/customers/{id}/verifications")
  HistoryBody list(@PathVariable String id) {
    CustomerId customer = customers.get(CustomerId.of(id), access.currentAgent().requirePartner()).id();
    return HistoryBody.of(verification.history(customer), notices.of(customer));
  }
}
