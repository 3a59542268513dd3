package org.eduverify.verification;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.directory.DirectoryMatch.Kind;
import org.eduverify.platform.Messages;
import org.springframework.stereotype.Component;

/**
 * Texts about verifications in English and Dutch. English texts of decisions and attempts are shown as they are stored.
 * Translations are found by reason code or outcome; without a translation, the stored text is shown.
 */
@Component
public class VerificationTexts {

    static final Messages MESSAGES = new Messages("messages/verification");

    /** Translations only: the English texts are in the decision table, so that analysts maintain one file. */
    private static final Messages TABLE = new Messages("messages/decide-eligibility");

    /** Where the sentence about the match in the directory has the domains. */
    private static final int REGISTERED_DOMAINS = 5;

    private static final String EXPLANATION = "explanation";
    private static final String WHAT_TO_DO = "whatToDo";
    private static final String STAFF_NOTE = "staffNote";

    /** The evidence as a sentence. */
    public String sentence(Evidence evidence, Locale locale) {
        return MESSAGES.find(
                        key(evidence.fact(), evidence.value()),
                        locale,
                        evidence.args().toArray())
                .orElse(evidence.value());
    }

    /** A fact's value; in English, the analysts' words. */
    public String value(Fact fact, String value, Locale locale) {
        return MESSAGES.find(key(fact, value) + ".words", locale).orElse(value);
    }

    /** A candidate's kind of institution; in English, the analysts' words. */
    public String kind(CandidateEntry candidate, Locale locale) {
        return value(Fact.INSTITUTION_KIND, candidate.kind(), locale);
    }

    private static String key(Fact fact, String value) {
        return "%s.%s".formatted(fact.key(), value.replace(' ', '-'));
    }

    /** The outcome of an attempt, or "in progress". */
    public String outcome(Attempt attempt, Locale locale) {
        return MESSAGES.get("outcome." + attempt.outcome().map(Enum::name).orElse("open"), locale);
    }

    /** The reason of a denial; in English as the vendor publishes it. */
    public String reason(VettingReason reason, Locale locale) {
        return MESSAGES.get("reason." + reason.name(), locale);
    }

    /** The explanation of an attempt's outcome for the customer; empty while the attempt is open. */
    public String explanation(Attempt attempt, Locale locale) {
        return text(attempt, EXPLANATION, Conclusion::explanation, locale);
    }

    /** The customer's next step after an attempt, with the registered domains if another mailbox could help. */
    public String whatToDo(Attempt attempt, Locale locale) {
        return withRegisteredDomains(
                text(attempt, WHAT_TO_DO, Conclusion::whatToDo, locale),
                attempt.conclusion().map(Conclusion::fieldsToCorrect).orElse(List.of()),
                attempt.findings().evidence(),
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

    /** The note for staff; for a manual decision, the justification in the agent's own words. */
    public String staffNote(Attempt attempt, Locale locale) {
        return text(attempt, STAFF_NOTE, Conclusion::staffNote, locale);
    }

    /** The explanation of a decision for the customer. */
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

    /** The explanation to store with an attempt that ends without the decision table. */
    static String explanation(Outcome outcome) {
        return MESSAGES.get(outcome.name() + "." + EXPLANATION, Locale.ENGLISH);
    }

    /** The next step to store with an attempt that ends without the decision table; empty if there is none. */
    static String whatToDo(Outcome outcome) {
        return MESSAGES.find(outcome.name() + "." + WHAT_TO_DO, Locale.ENGLISH).orElse("");
    }

    private static String text(Attempt attempt, String kind, Function<Conclusion, String> stored, Locale locale) {
        return attempt.conclusion()
                .map(conclusion -> conclusion
                        .tableDecision()
                        .map(decision ->
                                translated(TABLE, decision.reasonCode(), kind, stored.apply(conclusion), locale))
                        .orElseGet(() -> translated(
                                MESSAGES, conclusion.outcome().name(), kind, stored.apply(conclusion), locale)))
                .orElse("");
    }

    private static String translated(Messages messages, String code, String kind, String stored, Locale locale) {
        if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return stored;
        }
        return messages.find("%s.%s".formatted(code, kind), locale).orElse(stored);
    }
}
