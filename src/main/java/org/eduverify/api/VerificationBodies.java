package org.eduverify.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eduverify.api.CustomerBodies.BillingProfile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.AttemptHistory;
import org.eduverify.verification.CandidateEntry;
import org.eduverify.verification.Conclusion;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.Preview;
import org.eduverify.verification.VerificationTexts;

/** The JSON bodies of verifications. Texts are in the language of the request. */
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

    /**
     * A similar institution.
     *
     * @param score similarity of the names from 0 to 1
     */
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

    private static List<String> keys(List<ProfileField> fields) {
        return fields.stream().map(ProfileField::key).toList();
    }

    record NoticeBody(String kind, Instant givenAt, String text) {}

    /**
     * @param examination automatic or manual
     * @param outcome in progress, approved, denied, unclear, more information needed or withdrawn
     * @param whatToDo the partner's next step
     * @param correctionCanHelp whether correcting the profile can change the outcome
     * @param fieldsToCorrect keys of the fields that a correction would change
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
            Optional<Conclusion> conclusion = attempt.conclusion();
            Optional<Decision> decision = conclusion.flatMap(Conclusion::tableDecision);
            return new AttemptBody(
                    attempt.number(),
                    attempt.examination().name().toLowerCase(Locale.ROOT),
                    attempt.outcome()
                            .map(outcome ->
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .orElse("in progress"),
                    attempt.reason().map(VettingReason::text).orElse(null),
                    decision.map(Decision::reasonCode).orElse(""),
                    texts.explanation(attempt, locale),
                    texts.whatToDo(attempt, locale),
                    conclusion.map(Conclusion::isCorrectable).orElse(false),
                    keys(conclusion.map(Conclusion::fieldsToCorrect).orElse(List.of())),
                    attempt.submission().requestedBy().orElse(null),
                    attempt.submission().openedAt(),
                    conclusion.map(ended -> decidedBy(attempt, ended)).orElse(null),
                    conclusion.map(Conclusion::decidedAt).orElse(null),
                    decision.map(Decision::decisionTable).orElse(""),
                    String.join(", ", attempt.findings().registers()),
                    EvidenceBody.list(attempt.findings().evidence(), texts, locale),
                    CandidateBody.list(attempt.findings().candidates()),
                    RuleBody.list(decision.map(Decision::firedRules).orElse(List.of())),
                    BillingProfile.of(null, attempt.submission().profile(), null));
        }

        /** Partners do not learn which support agent decided. */
        private static String decidedBy(Attempt attempt, Conclusion conclusion) {
            return attempt.examination() == Examination.MANUAL ? "support" : conclusion.decidedBy();
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
                    keys(decision.fieldsToCorrect()),
                    decision.decisionTable(),
                    String.join(", ", preview.findings().registers()),
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
