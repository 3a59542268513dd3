package org.eduverify.verification;

import java.util.List;
import java.util.Locale;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.directory.DirectoryMatch.Kind;
import org.eduverify.platform.Messages;
import org.eduverify.verification.Attempt.Outcome;
import org.springframework.stereotype.Component;

/**
 * The sentences and words about verifications in every language that the program speaks. What is written in English
 * into the decision table or an attempt stays as it is there; the other languages know it by reason code or outcome,
 * and where a translation is missing the text as it was written is shown.
 */
@Component
public class VerificationTexts {

    static final Messages MESSAGES = new Messages("messages/verification");

    /** Other languages only: the English texts are the table's own, so that analysts need no second file. */
    private static final Messages TABLE = new Messages("messages/decide-eligibility");

    /** Where the sentence about the match in the directory has the domains. */
    private static final int REGISTERED_DOMAINS = 5;

    private static final String EXPLANATION = "explanation";
    private static final String WHAT_TO_DO = "whatToDo";
    private static final String STAFF_NOTE = "staffNote";

    /** The fact as a sentence. */
    public String sentence(Evidence evidence, Locale locale) {
        return MESSAGES.find(
                        key(evidence.fact(), evidence.value()),
                        locale,
                        evidence.args().toArray())
                .orElse(evidence.value());
    }

    /** The fact's value in a few words; in English as analysts write it. */
    public String value(Fact fact, String value, Locale locale) {
        return MESSAGES.find(key(fact, value) + ".words", locale).orElse(value);
    }

    /** What an organisation is; in English as analysts write it. */
    public String kind(CandidateEntry candidate, Locale locale) {
        return value(Fact.INSTITUTION_KIND, candidate.kind(), locale);
    }

    private static String key(Fact fact, String value) {
        return "%s.%s".formatted(fact.key(), value.replace(' ', '-'));
    }

    /** How the attempt ended, or that it goes on. */
    public String outcome(Attempt attempt, Locale locale) {
        return MESSAGES.get("outcome." + attempt.outcome().map(Enum::name).orElse("open"), locale);
    }

    /** Why a verification was denied, for people to read; in English as it is published. */
    public String reason(VettingReason reason, Locale locale) {
        return MESSAGES.get("reason." + reason.name(), locale);
    }

    /** Why it was decided so, for the customer. */
    public String explanation(Attempt attempt, Locale locale) {
        return text(attempt, EXPLANATION, attempt.explanation(), locale);
    }

    /** The customer's next step, with the registered domains if another mailbox could help. */
    public String whatToDo(Attempt attempt, Locale locale) {
        return withRegisteredDomains(
                text(attempt, WHAT_TO_DO, attempt.whatToDo(), locale),
                attempt.fieldsToCorrect(),
                attempt.evidence(),
                locale);
    }

    /** Registers are public, so customers may read which domain they list. */
    private static String withRegisteredDomains(
            String text, List<ProfileField> fieldsToCorrect, List<Evidence> evidence, Locale locale) {
        return evidence.stream()
                .filter(found -> found.fact() == Fact.DIRECTORY_MATCH && fieldsToCorrect.contains(ProfileField.EMAIL))
                .filter(found -> found.value().equals(Kind.NAME_ONLY.words())
                        || found.value().equals(Kind.DISAGREE.words()))
                .map(Evidence::args)
                .filter(args -> args.size() > REGISTERED_DOMAINS
                        && !args.get(REGISTERED_DOMAINS).isEmpty())
                .findFirst()
                .map(args -> "%s %s"
                        .formatted(text, MESSAGES.get("registeredDomains", locale, args.get(REGISTERED_DOMAINS))))
                .orElse(text);
    }

    /** What staff should look at; for a manual decision its justification, as it was written. */
    public String staffNote(Attempt attempt, Locale locale) {
        return text(attempt, STAFF_NOTE, attempt.staffNote(), locale);
    }

    /** Why it would be decided so. */
    public String explanation(Decision decision, Locale locale) {
        return translated(TABLE, decision.reasonCode(), EXPLANATION, decision.explanation(), locale);
    }

    /** What the customer would do next. */
    public String whatToDo(Preview preview, Locale locale) {
        Decision decision = preview.decision();
        return withRegisteredDomains(
                translated(TABLE, decision.reasonCode(), WHAT_TO_DO, decision.whatToDo(), locale),
                decision.fieldsToCorrect(),
                preview.findings().evidence(),
                locale);
    }

    /** What an attempt that no table decided keeps as its explanation. */
    String explanation(Outcome outcome) {
        return MESSAGES.get(outcome.name() + "." + EXPLANATION, Locale.ENGLISH);
    }

    /** What an attempt that no table decided keeps as the customer's next step. */
    String whatToDo(Outcome outcome) {
        return MESSAGES.get(outcome.name() + "." + WHAT_TO_DO, Locale.ENGLISH);
    }

    private static String text(Attempt attempt, String kind, String written, Locale locale) {
        return attempt.reasonCode().isEmpty()
                ? translated(MESSAGES, attempt.outcome().map(Enum::name).orElse(""), kind, written, locale)
                : translated(TABLE, attempt.reasonCode(), kind, written, locale);
    }

    private static String translated(Messages messages, String code, String kind, String written, Locale locale) {
        if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return written;
        }
        return messages.find("%s.%s".formatted(code, kind), locale).orElse(written);
    }
}
