package org.eduverify.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;
import org.eduverify.directory.imports.RegisterFormatsTest.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as authorities publish them: what ready mappings make of them, odd shapes, statuses, mailboxes and parents. */
class PublishedFilesTest {

    private static final Path DATA = Path.of("../shared/data");

    private static Collected read(RegisterFormat format, String file, CsvMapping mapping) throws IOException {
        return RegisterFormatsTest.read(format, file.getBytes(StandardCharsets.UTF_8), mapping);
    }

    private static Collected published(RegisterFormat format, String file, CsvMapping mapping) throws IOException {
        assumeThat(DATA.resolve(file)).as("real files lie beside the project").exists();
        return RegisterFormatsTest.read(format, Files.readAllBytes(DATA.resolve(file)), mapping);
    }

    private static RegisterEntry entry(Collected found, String id) {
        return found.entries.stream()
                .filter(entry -> entry.sourceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyReadyMappingCanBeReadAndNamesItsRegister() {
        assertThat(ReadyMappings.names())
                .containsExactly(
                        "fr-annuaire",
                        "nrw-schools",
                        "nz-schools",
                        "rspo",
                        "uk-libraries",
                        "us-museums",
                        "us-public-schools");
        assertThat(ReadyMappings.names())
                .allSatisfy(
                        name -> assertThat(ReadyMappings.get(name).register()).isNotBlank());
        assertThatThrownBy(() -> ReadyMappings.get("nowhere")).hasMessageContaining("nz-schools");
    }

    @ParameterizedTest
    @CsvSource({
        "nz-schools.csv, nz-schools, 2558",
        "fr-annuaire-35.csv, fr-annuaire, 996",
        "uk-libraries.csv, uk-libraries, 3539",
        "us-museums-2018-file1.csv, us-museums, 7431",
        "us-public-schools-fl.csv, us-public-schools, 4337"
    })
    void publishedRegistersAreReadWithTheirReadyMappings(String file, String mapping, int rows) throws IOException {
        Collected found = published(RegisterFormat.CSV, "registers/" + file, ReadyMappings.get(mapping));
        assertThat(found.entries.size() + found.skipped.size()).isEqualTo(rows);
        assertThat(found.skipped.size()).isLessThan(rows / 50);
        assertThat(found.skipped)
                .allSatisfy(skipped -> assertThat(skipped.reason()).isEqualTo("Rows of the status '7' are skipped."));
        assertThat(found.entries).allSatisfy(entry -> assertThat(CleanedEntry.fault(CleanedEntry.of(entry)))
                .isNull());
    }

    @Test
    void linesBeforeTheHeaderAndNotesBelowTheTableAreNotRows() throws IOException {
        Collected found = published(RegisterFormat.NCES_CCD, "field/elsi.csv", null);
        assertThat(found.skipped).isEmpty();
        assertThat(found.knowledge.closures()).isTrue();
        assertThat(found.entries)
                .extracting(
                        RegisterEntry::sourceId,
                        RegisterEntry::region,
                        RegisterEntry::websiteHost,
                        RegisterEntry::status)
                .containsExactly(
                        tuple("010000500870", "AL", "albertk12.org", InstitutionStatus.ACTIVE),
                        tuple("362847003871", "NY", "syossetschools.org", InstitutionStatus.ACTIVE),
                        tuple("062583003877", "CA", "liveoak.mhusd.org", InstitutionStatus.ACTIVE),
                        tuple("062583003878", "CA", null, InstitutionStatus.CLOSED));
    }

    @Test
    void theDirectoryOfNewZealandIsReadWithTheLinesThatPrecedeItsHeader() throws IOException {
        assumeThat(DATA.resolve("registers/nz-schools-preamble.txt")).exists();
        String file = Files.readString(DATA.resolve("registers/nz-schools-preamble.txt"))
                        .stripTrailing()
                + "\n"
                + Files.readString(DATA.resolve("registers/nz-schools.csv"));
        Collected found = read(RegisterFormat.CSV, file, ReadyMappings.get("nz-schools"));
        assertThat(found.skipped).isEmpty();
        assertThat(found.entries).hasSize(2558);
        assertThat(found.entries.get(0).mailboxes()).containsExactly("office@tekao.school.nz");
        assertThat(found.knowledge).isEqualTo(new RegisterKnowledge(false, true, false, false, true));
    }

    @Test
    void aMissingColumnIsReportedWithTheLineThatWasTakenForTheHeader() {
        CsvMapping mapping = new CsvMapping(Map.of("id", "Code", "name", "Name"), "NL", "school");
        assertThatThrownBy(() -> read(
                        RegisterFormat.CSV, "Schools of the north\n2026\n\nCode;Title;City\n1;Elm;Elmen\n", mapping))
                .hasMessageContaining("the column Name is missing in line 4, which was taken for the header");
    }

    @Test
    void aShortRowInTheMiddleOfTheTableIsReportedAndNotTakenForANote() throws IOException {
        CsvMapping mapping = new CsvMapping(Map.of("id", "Code", "name", "Name", "city", "City"), "NL", "school");
        Collected found =
                read(RegisterFormat.CSV, "Code;Name;City\n1\nElm School\n2;Oak;Oaken\nSource: ministry\n\n", mapping);
        assertThat(found.entries).extracting(RegisterEntry::sourceId).containsExactly("2");
        assertThat(found.skipped)
                .containsExactly(
                        new RegisterFormatsTest.Skipped(2, "The row has 1 cells instead of 3."),
                        new RegisterFormatsTest.Skipped(3, "The row is a text without the cells of a row."));
    }

    @Test
    void academyConversionsAndSchoolsAbroadAreReadFromGias() throws IOException {
        Collected found = published(RegisterFormat.GIAS, "field/gias-converters.csv", null);
        assertThat(found.entries)
                .extracting(RegisterEntry::sourceId, RegisterEntry::status, RegisterEntry::country)
                .contains(
                        tuple("121669", InstitutionStatus.CLOSED, "GB"),
                        tuple("141930", InstitutionStatus.ACTIVE, "GB"),
                        tuple("900002", InstitutionStatus.ACTIVE, "GB"),
                        tuple("132213", InstitutionStatus.ACTIVE, "ES"),
                        tuple("900003", InstitutionStatus.ACTIVE, "GB"));
        assertThat(entry(found, "121669").websiteHost())
                .isEqualTo(entry(found, "141930").websiteHost())
                .isEqualTo("stokesleyschool.org");
        assertThat(entry(found, "141930").identifiers()).contains(new Identifier("urn", "141930"));
    }

    @Test
    void giasNamesTrustsAsEducationOfficesAndCouncilsAsGovernment() throws IOException {
        Collected found = read(RegisterFormat.GIAS, """
            URN,LA (code),LA (name),EstablishmentName,EstablishmentTypeGroup (name),EstablishmentStatus (name),\
            CloseDate,Trusts (code),Trusts (name)
            1,370,Elmshire,Elm School,Local authority maintained schools,Open,,,
            2,370,Elmshire,Oak Academy,Academies,Closed,31-08-2019,5143,Oak Trust
            """, null);
        assertThat(entry(found, "1").parents())
                .containsExactly(
                        Parent.named(new Identifier("gias-la", "370"), "Elmshire", InstitutionKind.GOVERNMENT));
        assertThat(entry(found, "2").parents())
                .containsExactly(Parent.named(
                        new Identifier("gias-trust", "5143"), "Oak Trust", InstitutionKind.EDUCATION_OFFICE));
        assertThat(entry(found, "2").standing().closedOn()).hasToString("2019-08-31");
    }

    @Test
    void theOlderShapeOfTheUniversityListIsRead() throws IOException {
        Collected found = published(RegisterFormat.HIPO, "field/hipo-2016-schema.json", null);
        assertThat(found.skipped).isEmpty();
        assertThat(found.entries).hasSize(20).allMatch(entry -> entry.country().equals("US"));
        assertThat(found.entries.get(5).name()).isEqualTo("Alabama A&M University");
        assertThat(found.entries.get(5).domains()).containsExactly("aamu.edu");
        Collected other = read(
                RegisterFormat.HIPO,
                "[{\"web_page\":\"http://www.elm.ac.kr/\",\"country\":\"Korea, Republic of\",\"domain\":\"elm.ac.kr\",\"name\":\"Elm\"}]",
                null);
        assertThat(other.entries.get(0).country()).isEqualTo("KR");
    }

    @Test
    void polishSchoolsAreReadWithMailboxKindAndClosure() throws IOException {
        Collected found = published(RegisterFormat.CSV, "field/rspo.csv", ReadyMappings.get("rspo"));
        assertThat(found.skipped).isEmpty();
        assertThat(found.entries).hasSize(7);
        assertThat(entry(found, "10001").mailboxes()).containsExactly("sp5@eduwarszawa.pl");
        assertThat(entry(found, "10001").domains()).isEmpty();
        assertThat(entry(found, "10007").status()).isEqualTo(InstitutionStatus.CLOSED);
        assertThat(entry(found, "10007").standing().closedOn()).hasToString("2019-08-31");
        assertThat(entry(found, "10007").websiteHost()).isNull();
        assertThat(entry(found, "10004").place().postalCode()).isEqualTo("59-820");
    }

    @Test
    void schoolsOfNorthRhineWestphaliaHaveNamesInThreeColumns() throws IOException {
        Collected found = read(RegisterFormat.CSV, """
            "sep=;"
            Schulnummer;Schulform;Schulbezeichnung_1;Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;E-Mail;\
            Homepage;Traegernummer;Schulbetriebsschluessel
            100020;2;Städt. Gemeinschaftsgrundschu-;le Am Ulmenweg;- Primarstufe -;Ulmen, GG Ulmenweg;12345;Ulmen;\
            100020@schule.nrw.de;www.ulmenweg.example.de;70610;1
            100021;2;Waldschule;;;Ulmen, Wald;12345;Ulmen;;;70610;2
            """, ReadyMappings.get("nrw-schools"));
        assertThat(found.skipped).isEmpty();
        RegisterEntry school = entry(found, "100020");
        assertThat(school.names())
                .containsExactly("Städt. Gemeinschaftsgrundschule Am Ulmenweg - Primarstufe -", "Ulmen, GG Ulmenweg");
        assertThat(school.mailboxes()).containsExactly("100020@schule.nrw.de");
        assertThat(school.parents()).extracting(Parent::sourceId).containsExactly("nrw-school-authority:70610");
        assertThat(entry(found, "100021").status()).isEqualTo(InstitutionStatus.CLOSED);
    }

    @Test
    void librariesAreReadWithTheMailboxesOfTheirCellsAndTheirCouncil() throws IOException {
        Collected found =
                published(RegisterFormat.CSV, "registers/uk-libraries.csv", ReadyMappings.get("uk-libraries"));
        RegisterEntry bodmin = found.entries.stream()
                .filter(entry -> entry.mailboxes().contains("bodmin.library@cornwall.gov.uk"))
                .findFirst()
                .orElseThrow();
        assertThat(bodmin.name()).startsWith("Bodmin Library");
        assertThat(bodmin.parents()).singleElement().satisfies(parent -> assertThat(parent.kind())
                .isEqualTo(InstitutionKind.GOVERNMENT));
        assertThat(found.entries)
                .filteredOn(entry -> entry.status() == InstitutionStatus.CLOSED)
                .hasSizeGreaterThan(350);
        assertThat(found.entries.stream()
                        .map(RegisterEntry::sourceId)
                        .distinct()
                        .count())
                .as("two rows of the file occur twice")
                .isEqualTo(found.entries.size() - 2);
        assertThat(found.knowledge).isEqualTo(new RegisterKnowledge(true, true, false, true, false));
    }

    @Test
    void closedSchoolsOfTheFederalListAreClosedAndMuseumsKnowTheirUniversity() throws IOException {
        Collected schools = published(
                RegisterFormat.CSV, "registers/us-public-schools-fl.csv", ReadyMappings.get("us-public-schools"));
        assertThat(schools.entries)
                .filteredOn(entry -> entry.status() == InstitutionStatus.CLOSED)
                .hasSize(62);
        assertThat(schools.entries.get(0).parents())
                .extracting(Parent::sourceId)
                .containsExactly("leaid:1200002");
        Collected museums =
                published(RegisterFormat.CSV, "registers/us-museums-2018-file1.csv", ReadyMappings.get("us-museums"));
        assertThat(entry(museums, "8409504383").parents())
                .containsExactly(Parent.named(
                        new Identifier("unitid", "214777"),
                        "PENNSYLVANIA STATE UNIVERSITY",
                        InstitutionKind.EDUCATION));
    }

    @Test
    void theSitesOfABoardShareTheirParentAndTheFileOfBoardsNamesIt() throws IOException {
        RegisterEntry school = read(RegisterFormat.DUO, """
            PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;POSTCODE;PLAATSNAAM;INTERNETADRES
            Drenthe;20091;32JK;32JK00;De Iep;9306 TC;IEPENDAM;
            """, null).entries.get(0);
        assertThat(school.parents()).extracting(Parent::sourceId).containsExactly("duo-board:20091");
        RegisterEntry board = read(RegisterFormat.DUO, """
            BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;PLAATSNAAM;INTERNETADRES
            20091;Stichting De Iep;IEPENDAM;www.stichting-deiep.nl
            """, null).entries.get(0);
        assertThat(board.sourceId()).isEqualTo("duo-board:20091");
        assertThat(board.kind()).isEqualTo(InstitutionKind.EDUCATION_OFFICE);
    }

    @Test
    void wordsOfStatusAndKindAreMapped() throws IOException {
        CsvMapping mapping = new CsvMapping(
                Map.of(
                        "id",
                        "Id",
                        "name",
                        "Name",
                        "status",
                        "State",
                        "closed-on",
                        "Until",
                        "kind",
                        "Type",
                        "identifier.isil",
                        "ISIL",
                        "parent",
                        "Owner",
                        "parent-name",
                        "Owner name"),
                "DE",
                null,
                Map.of("library", List.of("Bücherei", "Bibliothek"), "museum", List.of("Museum")),
                Map.of("open", List.of("1-Open"), "closed", List.of("2-Closed"), "skipped", List.of("planned")),
                null,
                "owner",
                "education office",
                null);
        Collected found = read(RegisterFormat.CSV, """
            Id;Name;State;Until;Type;ISIL;Owner;Owner name
            1;Elm;1-OPEN;;bücherei;DE-1;7;Elm Libraries
            2;Oak;2-Closed;31.12.2020;Bibliothek;DE-2;7;Elm Libraries
            3;Ash;planned;;Museum;;;
            4;Fir;;1.1.2999;Museum;;;
            5;Yew;unheard of;;Museum;;;
            6;Bay;;2019;Museum;;;
            7;Fig;1-Open;;pub;;;
            """, mapping);
        assertThat(found.entries)
                .extracting(RegisterEntry::sourceId, RegisterEntry::kind, RegisterEntry::status)
                .containsExactly(
                        tuple("1", InstitutionKind.LIBRARY, InstitutionStatus.ACTIVE),
                        tuple("2", InstitutionKind.LIBRARY, InstitutionStatus.CLOSED),
                        tuple("4", InstitutionKind.MUSEUM, InstitutionStatus.ACTIVE),
                        tuple("6", InstitutionKind.MUSEUM, InstitutionStatus.CLOSED));
        assertThat(found.skipped).extracting(RegisterFormatsTest.Skipped::line).containsExactly(4L, 6L, 8L);
        assertThat(found.entries.get(0).identifiers()).containsExactly(new Identifier("isil", "DE-1"));
        assertThat(found.entries.get(1).standing().closedOn()).hasToString("2020-12-31");
        assertThat(found.knowledge).isEqualTo(new RegisterKnowledge(true, false, true, true, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                "Bodmin Library <Bodmin.Library@cornwall.gov.uk>; bodmin.library@cornwall.gov.uk",
                "Falmouth Library TC (falmouth@lis.org.uk); falmouth@lis.org.uk",
                "mailto:office@x.org; office@x.org",
                "a@x.org | b@y.org, c@z.org; a@x.org b@y.org c@z.org",
                "info@müller.de.; info@xn--mller-kva.de",
                "nobody; none",
                "@x.org; none",
                "a@localhost; none"
            })
    void mailboxesAreFoundInTheirCells(String cell, String mailboxes) {
        assertThat(ListedMailboxes.in(cell)).isEqualTo(mailboxes == null ? List.of() : List.of(mailboxes.split(" ")));
    }
}
