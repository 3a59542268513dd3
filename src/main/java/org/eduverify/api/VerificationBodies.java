package org.eduverify.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eduverify.api.CustomerBodies.BillingProfile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.AttemptHistory;
import org.eduverify.verification.CandidateEntry;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.Preview;
import org.eduverify.verification.VerificationTexts;

/** The JSON bodies of verifications, explained in the language of the request. */
final class VerificationBodies {

    private VerificationBodies() {}

    record EvidenceBody(String fact, String value, String input, String source, String sentence) {

        static List<EvidenceBody> list(List<Evidence> evidence, VerificationTexts texts, Locale locale) {
            return evidence.stream()
                    .map(item -> new EvidenceBody(
                            item.fact().key(), item.value(), item.input(), item.source(), texts.sentence(item, locale)))
                    .toList();
        }
    }

    /** {@code score} from 0 to 1: how alike the names are. */
    record CandidateBody(String name, String country, String kind, String source, double score) {

        static List<CandidateBody> list(List<CandidateEntry> candidates) {
            return candidates.stream()
                    .map(entry -> new CandidateBody(
                            entry.name(), entry.country(), entry.kind(), entry.source(), entry.score()))
                    .toList();
        }
    }

    record RuleBody(String rule, String words) {

        static List<RuleBody> list(List<FiredRule> rules) {
            return rules.stream()
                    .map(rule -> new RuleBody(rule.ruleId(), rule.words()))
                    .toList();
        }
    }

    record NoticeBody(String kind, Instant givenAt, String text) {}

    /**
     * @param examination automatic or manual
     * @param outcome in progress, approved, denied, unclear, more information needed or withdrawn
     * @param whatToDo the reseller's next step
     * @param correctionCanHelp whether correcting the profile can change the outcome
     * @param fieldsToCorrect keys of the fields that such a correction would change
     * @param decidedBy automatic or support
     */
    record AttemptBody(
            int attemptNumber,
            String examination,
            String outcome,
            String vettingReason,
            String reasonCode,
            String explanation,
            String whatToDo,
            boolean correctionCanHelp,
            List<String> fieldsToCorrect,
            String requestedBy,
            Instant requestedAt,
            String decidedBy,
            Instant decidedAt,
            String decisionTable,
            String registers,
            List<EvidenceBody> evidence,
            List<CandidateBody> candidates,
            List<RuleBody> firedRules,
            BillingProfile profile) {

        static AttemptBody of(Attempt attempt, VerificationTexts texts, Locale locale) {
            boolean decided = attempt.outcome().isPresent();
            return new AttemptBody(
                    attempt.number(),
                    attempt.examination().name().toLowerCase(Locale.ROOT),
                    attempt.outcome()
                            .map(outcome ->
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .orElse("in progress"),
                    attempt.reason().map(VettingReason::text).orElse(null),
                    attempt.reasonCode(),
                    texts.explanation(attempt, locale),
                    texts.whatToDo(attempt, locale),
                    attempt.correctable(),
                    attempt.fieldsToCorrect().stream().map(ProfileField::key).toList(),
                    attempt.requestedBy().orElse(null),
                    attempt.openedAt(),
                    decided ? (attempt.examination() == Examination.MANUAL ? "support" : attempt.decidedBy()) : null,
                    attempt.decidedAt().orElse(null),
                    attempt.decisionTable(),
                    attempt.registers(),
                    EvidenceBody.list(attempt.evidence(), texts, locale),
                    CandidateBody.list(attempt.candidates()),
                    RuleBody.list(attempt.firedRules()),
                    BillingProfile.of(null, attempt.profile(), null));
        }
    }

    /**
     * @param eligibility eligible, not eligible or unclear
     */
    record PreviewBody(
            String eligibility,
            String vettingReason,
            String reasonCode,
            String explanation,
            String whatToDo,
            boolean correctionCanHelp,
            List<String> fieldsToCorrect,
            String decisionTable,
            String registers,
            List<EvidenceBody> evidence,
            List<CandidateBody> candidates,
            List<RuleBody> firedRules) {

        static PreviewBody of(Preview preview, VerificationTexts texts, Locale locale) {
            Decision decision = preview.decision();
            return new PreviewBody(
                    decision.eligibility().words(),
                    decision.reason().map(VettingReason::text).orElse(null),
                    decision.reasonCode(),
                    texts.explanation(decision, locale),
                    texts.whatToDo(preview, locale),
                    decision.correctable(),
                    decision.fieldsToCorrect().stream().map(ProfileField::key).toList(),
                    decision.decisionTable(),
                    String.join(", ", preview.registers()),
                    EvidenceBody.list(preview.findings().evidence(), texts, locale),
                    CandidateBody.list(preview.findings().candidates()),
                    RuleBody.list(decision.firedRules()));
        }
    }

    record HistoryBody(
            int totalCount, int attemptsUsed, int attemptsLeft, List<AttemptBody> items, List<NoticeBody> notices) {

        static HistoryBody of(AttemptHistory history, List<Notice> notices, VerificationTexts texts, Locale locale) {
            return new HistoryBody(
                    history.attempts().size(),
                    history.used(),
                    history.left(),
                    history.attempts().stream()
                            .map(attempt -> AttemptBody.of(attempt, texts, locale))
                            .toList(),
                    notices.stream()
                            .map(notice -> new NoticeBody(notice.kind().name(), notice.at(), notice.text(locale)))
                            .toList());
        }
    }
}
