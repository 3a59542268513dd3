package org.eduverify.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.directory.imports.CsvMapping;
import org.eduverify.directory.imports.ImportRequest;
import org.eduverify.directory.imports.ReadyMappings;
import org.eduverify.directory.imports.RegisterFormat;
import org.eduverify.directory.imports.RegisterImports;
import org.eduverify.testing.Applications;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases that users of public lists reported, with the answers that they should have got. */
@ProgramTest
class PublicCasesTest {

    private static final Path FIELD = Path.of("..", "shared", "data", "field");

    private static final String HEADER = "id;name;aliases;city;domains;website;mailbox;kind;status;successor;parent\n";

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("name", "name"),
            Map.entry("aliases", "aliases"),
            Map.entry("city", "city"),
            Map.entry("domains", "domains"),
            Map.entry("website", "website"),
            Map.entry("mailbox", "mailbox"),
            Map.entry("kind", "kind"),
            Map.entry("status", "status"),
            Map.entry("successor", "successor"),
            Map.entry("parent", "parent"));

    /** A list that knows names and domains only, as the university domains list does. */
    private static final Map<String, String> PLAIN = Map.of("id", "id", "name", "name", "domains", "domains");

    @Autowired
    private RegisterImports imports;

    @Autowired
    private Verification verification;

    @Autowired
    private VerificationTexts texts;

    @Autowired
    private InstitutionDirectory directory;

    private final List<String> registers = new ArrayList<>();

    @AfterEach
    void retireRegisters() {
        registers.forEach(imports::retire);
    }

    private void register(String name, String country, String... rows) {
        load(name, new CsvMapping(COLUMNS, country, null), HEADER + String.join("\n", rows) + "\n");
    }

    private void plainList(String name, String country, String... rows) {
        load(
                name,
                new CsvMapping(PLAIN, country, "education institution"),
                "id;name;domains\n" + String.join("\n", rows) + "\n");
    }

    private void load(String name, CsvMapping mapping, String file) {
        load(name, RegisterFormat.CSV, mapping, file.getBytes(StandardCharsets.UTF_8));
    }

    private void load(String name, RegisterFormat format, CsvMapping mapping, byte[] file) {
        registers.add(name);
        imports.run(
                new ImportRequest(format, mapping, name, "1", name, "operator", OptionalLong.of(file.length)),
                new ByteArrayInputStream(file));
    }

    private Preview preview(String name, String email, String city, String country) {
        return preview(name, email, city, country, "");
    }

    private Preview preview(String name, String email, String city, String country, String website) {
        Profile profile = Applications.application(name, email);
        profile = Applications.with(profile, ProfileField.CITY, city);
        profile = Applications.with(profile, ProfileField.COUNTRY, country);
        if (country.equals("US")) {
            profile = Applications.with(profile, ProfileField.STATE, "NY");
            profile = Applications.with(profile, ProfileField.POSTAL_CODE, "11791");
        }
        return verification.preview(
                website.isEmpty() ? profile : Applications.with(profile, ProfileField.WEBSITE, website));
    }

    private static Eligibility answer(Preview preview) {
        return preview.decision().eligibility();
    }

    @Test
    void aHostWithALabelStandsForTheDomainAboveIt() {
        register(
                "R1",
                "DE",
                "1;University of Lindenau;Universität zu Lindenau;Lindenau;;https://www.portal.uni-lindenau.de;;university;active;;");

        assertThat(answer(preview("Universität zu Lindenau", "einkauf@uni-lindenau.de", "Lindenau", "DE")))
                .isEqualTo(Eligibility.ELIGIBLE);
    }

    @Test
    void aNameFromOneRegisterAndADomainFromAnotherBelongTogether() {
        register("R1", "TR", "1;Kestane Üniversitesi;Kestane University;Kestane;kestane.edu.tr;;;university;active;;");
        plainList("R2", "TR", "a;Kestane University;ksu.edu.tr");

        Preview preview = preview("Kestane Üniversitesi", "satinalma@ksu.edu.tr", "Kestane", "TR");

        assertThat(answer(preview)).isEqualTo(Eligibility.ELIGIBLE);
        assertThat(preview.findings().evidence().get(2).source()).contains("R1", "R2");
        assertThat(directory.search("ksu.edu.tr", Optional.empty(), 5))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.institution().records()).hasSize(2);
                    assertThat(found.institution().domains()).contains("kestane.edu.tr", "ksu.edu.tr");
                });
    }

    @Test
    void aListThatKnowsNoClosuresDoesNotOverruleOneThatDoes() {
        register(
                "R1",
                "PT",
                "1;Universidade Técnica de Olival;;Olival;uto.pt;;;university;closed;2;",
                "2;Universidade de Olival;;Olival;uolival.pt;;;university;active;;");
        plainList("R2", "PT", "a;Universidade Técnica de Olival;uto.pt");

        Preview preview = preview("Universidade Técnica de Olival", "compras@uto.pt", "Olival", "PT");

        assertThat(answer(preview)).isEqualTo(Eligibility.UNCLEAR);
        assertThat(preview.decision().reasonCode()).isEqualTo("CLOSED_WITH_SUCCESSOR");
    }

    @Test
    void registersThatContradictEachOtherAboutAClosureAreForAPerson() {
        register("R1", "NL", "1;Lyceum Elzenoord;;Elzenoord;elzenoord.nl;;;school;closed;;");
        register("R2", "NL", "9;Lyceum Elzenoord;;Elzenoord;elzenoord.nl;;;school;active;;");

        Preview preview = preview("Lyceum Elzenoord", "inkoop@elzenoord.nl", "Elzenoord", "NL");

        assertThat(preview.decision().reasonCode()).isEqualTo("CLOSURE_CONTRADICTED");
        assertThat(answer(preview)).isEqualTo(Eligibility.UNCLEAR);
    }

    @Test
    void numbersAndBareKindsTellSchoolsOfOneCityApart() throws IOException {
        assumeThat(FIELD.resolve("rspo.csv"))
                .as("the sample of RSPO lies beside the project")
                .exists();
        load(
                "RSPO sample",
                RegisterFormat.CSV,
                ReadyMappings.get("rspo"),
                Files.readAllBytes(FIELD.resolve("rspo.csv")));

        assertThat(answer(preview("Szkoła Podstawowa nr 5", "sekretariat@eduwarszawa.pl", "Warszawa", "PL")))
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview("Szkoła Podstawowa nr 6", "sp6@eduwarszawa.pl", "Warszawa", "PL")))
                .isNotEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview(
                        "XV Liceum Ogólnokształcące im. Stanisława Staszica", "lo@eduwarszawa.pl", "Warszawa", "PL")))
                .isNotEqualTo(Eligibility.ELIGIBLE);
        Preview bare = preview("Szkoła Podstawowa", "biuro@eduwarszawa.pl", "Warszawa", "PL");
        assertThat(answer(bare)).isEqualTo(Eligibility.UNCLEAR);
        assertThat(bare.findings().candidates()).hasSizeGreaterThan(1);
        assertThat(answer(preview("Szkoła Podstawowa", "sp5@eduwarszawa.pl", "Warszawa", "PL")))
                .as("the register lists this mailbox for nr 5")
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview(
                        "Technikum nr 2 im. Andrzeja Średniawskiego w Myślenicach",
                        "szkola@sredniawski.edu.pl",
                        "Myślenice",
                        "PL")))
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview("Szkoła Podstawowa w Leśnej", "me@facebook.com", "Leśna", "PL")))
                .isEqualTo(Eligibility.NOT_ELIGIBLE);
    }

    @Test
    void aDistrictAppliesWithTheDomainOfItsSchools() {
        register(
                "R1",
                "US",
                "d;Alder Creek Central School District;;Alder Creek;;;;education office;active;;",
                "1;Alder Creek High School;;Alder Creek;aldercreek.k12.ny.us;;;school;active;;d",
                "2;Alder Creek Middle School;;Alder Creek;aldercreek.k12.ny.us;;;school;active;;d");

        assertThat(answer(preview(
                        "Alder Creek Central School District", "office@aldercreek.k12.ny.us", "Alder Creek", "US")))
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview("Alder Creek Elementary School", "es@aldercreek.k12.ny.us", "Alder Creek", "US")))
                .as("not listed there")
                .isNotEqualTo(Eligibility.ELIGIBLE);
    }

    @Test
    void anAcademyThatTookOverFromAClosedSchoolOfTheSameNameIsOpen() throws IOException {
        assumeThat(FIELD.resolve("gias-converters.csv"))
                .as("the sample of GIAS lies beside the project")
                .exists();
        load("GIAS sample", RegisterFormat.GIAS, null, Files.readAllBytes(FIELD.resolve("gias-converters.csv")));
        String domain = directory
                .search("Stokesley School", Optional.of("GB"), 5)
                .get(0)
                .institution()
                .domains()
                .get(0);

        Preview preview = preview("Stokesley School", "office@" + domain, "Stokesley", "GB");

        assertThat(answer(preview)).isEqualTo(Eligibility.ELIGIBLE);
    }

    @Test
    void theHostOfAFacultyIsNoneOfFormerStudentsAndStudentsAreNotFormerOnes() {
        register("R1", "HR", "1;University of Jablanica;;Jablanica;unija.hr;;;university;active;;");

        assertThat(answer(preview("University of Jablanica", "nabava@grad.unija.hr", "Jablanica", "HR")))
                .isEqualTo(Eligibility.ELIGIBLE);
        for (String host : List.of("student", "students", "stu", "studio", "stud")) {
            assertThat(preview("University of Jablanica", "a@" + host + ".unija.hr", "Jablanica", "HR")
                            .decision()
                            .reasonCode())
                    .as(host)
                    .isEqualTo("STUDENT_MAIL");
        }
    }

    @Test
    void aNameInAScriptThatNoRegisterHasIsForAPerson() {
        register(
                "R1",
                "MO",
                "1;University of Lotus Bay;Universidade da Baía do Lótus;Macau;ulb.edu.mo;;;university;active;;");

        Preview preview = preview("蓮灣大學", "office@ulb.edu.mo", "Macau", "MO");

        assertThat(answer(preview)).isEqualTo(Eligibility.UNCLEAR);
        assertThat(preview.decision().reasonCode()).isEqualTo("NAME_NOT_COMPARABLE");
        assertThat(preview.findings().evidence().get(2).args().get(4)).isEmpty();
    }

    @Test
    void aDomainThatTheRegisterLacksIsNamedBesideTheOneThatItLists() {
        register("R1", "NL", "1;Hogeschool Berkenrode;;Berkenrode;berkenrode.nl;;;college;active;;");

        Preview denied = preview("Hogeschool Berkenrode", "inkoop@hs-berkenrode.nl", "Berkenrode", "NL");
        Preview newer = preview(
                "Hogeschool Berkenrode", "inkoop@hs-berkenrode.nl", "Berkenrode", "NL", "https://www.hs-berkenrode.nl");

        assertThat(answer(denied)).isEqualTo(Eligibility.NOT_ELIGIBLE);
        assertThat(texts.whatToDo(denied, Locale.ENGLISH)).endsWith("The registers list: berkenrode.nl.");
        assertThat(texts.whatToDo(denied, Locale.forLanguageTag("nl")))
                .endsWith("De registers vermelden: berkenrode.nl.");
        assertThat(answer(newer)).isEqualTo(Eligibility.UNCLEAR);
        assertThat(newer.decision().reasonCode()).isEqualTo("DOMAIN_NOT_LISTED_YET");
    }

    @Test
    void aCampusMayAddItsOwnTown() {
        register("R1", "IE", "1;Western Technological University;WTU;Galway;wtu.ie;;;university;active;;");

        assertThat(answer(preview("WTU Letterkenny", "office@wtu.ie", "Letterkenny", "IE")))
                .isNotEqualTo(Eligibility.NOT_ELIGIBLE);
    }

    @Test
    void aPageOnAPlatformIsNobodysDomain() {
        register("R1", "US", "1;Kelly House Museum;;Red Bluff;;https://www.facebook.com/kellyhouse;;museum;active;;");

        assertThat(preview("Kelly House Museum", "me@facebook.com", "Red Bluff", "US")
                        .decision()
                        .reasonCode())
                .isEqualTo("PLATFORM_DOMAIN");
    }

    @Test
    void aCouncilIsNotItsLibraryAndALibraryNeedsItsTownOrItsMailbox() {
        register(
                "R1",
                "GB",
                "1;Alderton Central Library;;Alderton;;;centrallibrary@alderton.gov.uk;library;active;;",
                "2;Elmham;;Elmham;;;elmhamlibrary@alderton.gov.uk;library;active;;");

        assertThat(answer(preview("Alderton County Council", "office@alderton.gov.uk", "Alderton", "GB")))
                .isEqualTo(Eligibility.NOT_ELIGIBLE);
        assertThat(answer(preview("Elmham Library", "elmhamlibrary@alderton.gov.uk", "York", "GB")))
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview("Elmham Library", "office@alderton.gov.uk", "Elmham", "GB")))
                .isEqualTo(Eligibility.ELIGIBLE);
        assertThat(answer(preview("Elmham Library", "office@alderton.gov.uk", "York", "GB")))
                .isEqualTo(Eligibility.UNCLEAR);
    }
}
