package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.eduverify.api.ApiReason;
import org.eduverify.customer.CustomerReason;
import org.eduverify.directory.imports.ImportReason;
import org.eduverify.platform.Refusal.Fault;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.verification.VerificationReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal says the same in every language, whatever it has to name. */
class RefusalTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Test
    void itIsSaidInTheLanguageThatIsAskedForAndElseInEnglish() {
        Refusal refusal = Refusal.conflict(VerificationReason.NONE_LEFT, 3);

        assertThat(refusal)
                .hasMessage("All 3 verification requests of this customer are used; please contact support.");
        assertThat(refusal.message(Locale.ENGLISH)).isEqualTo(refusal.getMessage());
        assertThat(refusal.message(Locale.FRENCH)).isEqualTo(refusal.getMessage());
        assertThat(refusal.message(DUTCH))
                .isEqualTo("Alle 3 verificatieaanvragen van deze klant zijn gebruikt; neem contact op met support.");
    }

    @Test
    void theLanguageOfTheMachinePlaysNoPart() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("nl-NL"));
        try {
            assertThat(Refusal.notFound(CustomerReason.UNKNOWN).message(Locale.ENGLISH))
                    .isEqualTo("The customer does not exist.");
            assertThat(Refusal.invalid("file", ImportReason.UPLOAD_ABORTED, 1234))
                    .hasMessage("The upload broke off after 1,234 bytes.");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void allFaultsAreSaidOneAfterTheOther() {
        Refusal refusal = Refusal.invalid(List.of(
                new Fault("state", CustomerReason.REQUIRED_STATE), new Fault("size", ApiReason.OUT_OF_RANGE, 500)));

        assertThat(refusal)
                .hasMessage(
                        "State is required in this country: two letters, for example WA. size must be between 1 and 500.");
        assertThat(refusal.message(DUTCH))
                .isEqualTo(
                        "Staat is verplicht in dit land: twee letters, bijvoorbeeld WA. size moet tussen 1 en 500 liggen.");
        assertThat(refusal.faults()).extracting(Fault::code).containsExactly("REQUIRED", "OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0}", "d'Artagnan", "'{'", "{", "}{", "a''b", "{1,number}", "%s $1 \\"})
    void whatIsNamedComesOutAsItIs(String name) {
        Refusal refusal = Refusal.conflict(ProcessReason.TASK_TAKEN, name);

        assertThat(refusal).hasMessage("This task is assigned to " + name + ".");
        assertThat(refusal.message(DUTCH)).isEqualTo("Deze taak is toegewezen aan " + name + ".");
        assertThat(Refusal.invalid("query", ApiReason.INVALID_QUERY, name))
                .hasMessage("'%s' is not valid URL encoding.", name);
    }

    @Test
    void whatHasANameInEachLanguageIsNamedInTheLanguageOfTheSentence() {
        Label label = locale -> locale.equals(DUTCH) ? "Plaats" : "City";

        Fault fault = new Fault("city", CustomerReason.TOO_LONG, label, 1000);

        assertThat(fault.message()).isEqualTo("City may have at most 1000 characters.");
        assertThat(fault.message(DUTCH)).isEqualTo("Plaats mag hoogstens 1000 tekens lang zijn.");
    }

    @Test
    void aChoiceIsJoinedInTheLanguageOfTheSentence() {
        assertThat(Label.anyOf(List.of()).label(DUTCH)).isEmpty();
        assertThat(Label.anyOf(List.of("a")).label(DUTCH)).isEqualTo("a");
        assertThat(Label.anyOf(List.of("a", "b")).label(Locale.ENGLISH)).isEqualTo("a or b");
        assertThat(Label.anyOf(List.of("a", "b", "{0}")).label(DUTCH)).isEqualTo("a, b of {0}");
    }

    @Test
    void aForgottenSentenceDoesNotTurnARefusalIntoAFailure() {
        Reason reasonWithoutSentence = new Reason() {
            @Override
            public String key() {
                return "no.such.sentence";
            }

            @Override
            public Messages sentences() {
                return CustomerReason.UNKNOWN.sentences();
            }
        };

        assertThat(Refusal.forbidden(reasonWithoutSentence)).hasMessage("no.such.sentence");
    }
}
