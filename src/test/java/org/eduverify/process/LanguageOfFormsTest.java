package org.eduverify.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Texts that the program writes into forms are in the language of the users of the form. */
@ProgramTest
@TestPropertySource(properties = "eduverify.partner-languages.northwind=nl")
class LanguageOfFormsTest {

    @Autowired
    private Cases cases;

    @Test
    void aDutchPartnerReadsDutchAndSupportReadsEnglish() {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        assertThat((String) customer.formField("faults"))
                .contains("**E-mailadres**", "De naam staat in het register, maar niet met dit maildomein.");
        assertThat((String) customer.formField("whatToDo")).startsWith("Wijzig het e-mailadres");

        customer.corrected(ProfileField.EMAIL, "office@delft-purchasing.org");
        assertThat((String) customer.formField("changes")).contains("Veld", "Eerst", "Nu");

        customer.resubmitted();
        assertThat((String) customer.formField("evidence")).contains("Finding", "lists Technische Universiteit Delft");
        assertThat((String) customer.formField("steps")).isEqualTo("None.");
    }
}
