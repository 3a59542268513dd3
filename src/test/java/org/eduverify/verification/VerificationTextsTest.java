package org.eduverify.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.Profile;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Attempt.Examination;
import org.junit.jupiter.api.Test;

/** The texts of attempts in both languages, by author: the decision table, the program or a support agent. */
class VerificationTextsTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final VerificationTexts texts = new VerificationTexts();

    @Test
    void textsOfTheTableAreTranslatedByReasonCode() {
        Attempt attempt = attempt(Outcome.DENIED, "AFFILIATE", "as in the table", "see the table", "for staff");

        assertThat(texts.explanation(attempt, Locale.ENGLISH)).isEqualTo("as in the table");
        assertThat(texts.whatToDo(attempt, Locale.ENGLISH)).isEqualTo("see the table");
        assertThat(texts.staffNote(attempt, Locale.ENGLISH)).isEqualTo("for staff");
        assertThat(texts.explanation(attempt, DUTCH)).startsWith("De bedrijfsnaam is die van een andere organisatie");
        assertThat(texts.whatToDo(attempt, DUTCH)).startsWith("Is de klant de instelling zelf");
        assertThat(texts.staffNote(attempt, DUTCH)).startsWith("Komt niet in aanmerking voor onderwijsaanbiedingen");
    }

    @Test
    void textsOfAnUntranslatedRuleAreShownAsWritten() {
        Attempt attempt = attempt(Outcome.DENIED, "NEW_RULE", "It's new, {0}.", "Wait.", "");

        assertThat(texts.explanation(attempt, DUTCH)).isEqualTo("It's new, {0}.");
        assertThat(texts.whatToDo(attempt, DUTCH)).isEqualTo("Wait.");
        assertThat(texts.staffNote(attempt, DUTCH)).isEmpty();
    }

    @Test
    void textsOfTheProgramAreTranslatedByOutcomeAndTextsOfAPersonAreNot() {
        Attempt denied =
                attempt(Outcome.DENIED, "", "Please see {0}.", VerificationTexts.whatToDo(Outcome.DENIED), "no proof");
        String correct = VerificationTexts.whatToDo(Outcome.MORE_INFORMATION_NEEDED);
        Attempt asked = attempt(Outcome.MORE_INFORMATION_NEEDED, "", "Name?", correct, "");
        Attempt withdrawn = attempt(Outcome.WITHDRAWN, "", VerificationTexts.explanation(Outcome.WITHDRAWN), "", "");

        assertThat(texts.whatToDo(denied, Locale.ENGLISH)).isEqualTo("No further action: the decision is final.");
        assertThat(texts.whatToDo(denied, DUTCH)).isEqualTo("Geen verdere actie: het besluit is definitief.");
        assertThat(texts.explanation(denied, DUTCH)).isEqualTo("Please see {0}.");
        assertThat(texts.staffNote(denied, DUTCH)).isEqualTo("no proof");
        assertThat(texts.whatToDo(asked, Locale.ENGLISH))
                .startsWith("A global admin corrects the profile as support requested");
        assertThat(texts.whatToDo(asked, DUTCH))
                .startsWith("Een global admin past het profiel aan zoals support heeft gevraagd");
        assertThat(texts.explanation(withdrawn, Locale.ENGLISH)).isEqualTo("The request was withdrawn.");
        assertThat(texts.explanation(withdrawn, DUTCH)).isEqualTo("De aanvraag is ingetrokken.");
    }

    @Test
    void factsValuesOutcomesAndReasonsHaveNamesInBothLanguages() {
        assertThat(Fact.MAIL_HOST.label(Locale.ENGLISH)).isEqualTo("Mail host");
        assertThat(Fact.INSTITUTION_KIND.label(DUTCH)).isEqualTo("Soort instelling");
        assertThat(texts.value(Fact.DIRECTORY_MATCH, "name only", Locale.ENGLISH))
                .isEqualTo("name only");
        assertThat(texts.value(Fact.DIRECTORY_MATCH, "name only", DUTCH)).isEqualTo("alleen naam");
        assertThat(texts.value(Fact.DIRECTORY_MATCH, "a later word", DUTCH)).isEqualTo("a later word");
        assertThat(texts.kind(new CandidateEntry("Artis", "NL", "museum", "", 1), DUTCH))
                .isEqualTo("museum");
        assertThat(texts.outcome(attempt(null, "", "", "", ""), Locale.ENGLISH)).isEqualTo("in progress");
        assertThat(texts.outcome(attempt(Outcome.MORE_INFORMATION_NEEDED, "", "", "", ""), DUTCH))
                .isEqualTo("meer informatie nodig");
        assertThat(texts.reason(VettingReason.NOT_AN_ACADEMIC_DOMAIN, Locale.ENGLISH))
                .isEqualTo("Not an Academic Domain");
        assertThat(texts.reason(VettingReason.NOT_AN_ACADEMIC_DOMAIN, DUTCH)).isEqualTo("Geen academisch domein");
    }

    @Test
    void namesInASentenceAreNotInterpreted() {
        Evidence evidence = Evidence.of(Fact.MAIL_HOST, "free mail", "x", "list", "d'{0}'.example");

        assertThat(texts.sentence(evidence, Locale.ENGLISH)).isEqualTo("Anyone can open a mailbox on d'{0}'.example.");
        assertThat(texts.sentence(evidence, DUTCH))
                .isEqualTo("Iedereen kan een e-mailadres aanmaken bij d'{0}'.example.");
        assertThat(texts.sentence(Evidence.of(Fact.MAIL_HOST, "it's {0}", "", ""), DUTCH))
                .isEqualTo("it's {0}");
    }

    private static Attempt attempt(
            Outcome outcome, String code, String explanation, String whatToDo, String staffNote) {
        return new Attempt(
                UUID.randomUUID(),
                1,
                code.isEmpty() ? Examination.MANUAL : Examination.AUTOMATIC,
                new Submission(1, Profile.of(Map.of()), Optional.empty(), Instant.EPOCH),
                new Findings(List.of(), List.of(), List.of()),
                Optional.ofNullable(outcome).map(ended -> conclusion(ended, code, explanation, whatToDo, staffNote)),
                List.of());
    }

    private static Conclusion conclusion(
            Outcome outcome, String code, String explanation, String whatToDo, String staffNote) {
        if (outcome == Outcome.WITHDRAWN) {
            return new Conclusion.Withdrawal(explanation, "somebody", Instant.EPOCH);
        }
        if (code.isEmpty()) {
            return new Conclusion.Manual(
                    outcome, Optional.empty(), explanation, whatToDo, staffNote, "somebody", Instant.EPOCH);
        }
        Decision decision = new Decision(
                Eligibility.ofOutcome(outcome),
                Optional.empty(),
                code,
                false,
                List.of(),
                explanation,
                whatToDo,
                staffNote,
                "",
                List.of());
        return new Conclusion.Automatic(decision, Instant.EPOCH);
    }
}
