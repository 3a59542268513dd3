package org.eduverify.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.directory.imports.RegisterEntry.Addresses;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;
import org.eduverify.directory.imports.RegisterEntry.Place;
import org.eduverify.directory.imports.RegisterEntry.Standing;
import org.eduverify.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from files of each format, and which files are refused. */
class RegisterFormatsTest {

    static final String ROR_ACTIVE = """
      {"id":"https://ror.org/0zz000a11","status":"active","types":["nonprofit","education"],
       "domains":["NOORDVEEN.nl","müller.de"],
       "names":[{"value":"HNV","types":["acronym"],"lang":null},
                {"value":"Hogeschool Noordveen","types":["ror_display","label"],"lang":"nl"},
                {"value":"نوردفين","types":["label"],"lang":"ar"}],
       "links":[{"type":"wikipedia","value":"https://en.wikipedia.org/wiki/N"},
                {"type":"website","value":"https://www.noordveen.nl/en/?a=b"}],
       "locations":[{"geonames_details":{"name":"Noordveen","country_code":"NL","country_subdivision_name":"Utrecht"}},
                    {"geonames_details":{"name":"Aachen","country_code":"DE"}}],
       "external_ids":[{"type":"grid","all":["grid.5000.1"],"preferred":null},
                       {"type":"isni","all":["0000 0001 2345 6789"],"preferred":null}],
       "relationships":[{"id":"https://ror.org/0zz000d44","label":"Elm Group","type":"parent"}],"admin":{"created":{"schema_version":"1.0"},"last_modified":{"schema_version":"1.0"}}}
      """;
    static final String ROR_SUCCEEDED = """
      {"id":"https://ror.org/0zz000b22","status":"withdrawn","types":["funder","healthcare"],"domains":[],
       "names":[{"value":"Old Elm Hospital","types":["ror_display","label"],"lang":"en"}],"links":[],
       "locations":[{"geonames_details":{"name":"Elm","country_code":"US"}}],
       "relationships":[{"id":"https://ror.org/0zz000c33","label":"New Elm","type":"successor"}]}
      """;
    static final String ROR_V1 = """
      {"id":"https://ror.org/0zz000a11","name":"Hogeschool Noordveen","types":["Education"],"aliases":[],
       "country":{"country_code":"NL"},"status":"active"}
      """;

    record Skipped(long line, String reason) {}

    static final class Collected implements RowSink {

        final List<RegisterEntry> entries = new ArrayList<>();
        final List<Skipped> skipped = new ArrayList<>();
        RegisterKnowledge knowledge;

        @Override
        public void begin(RegisterKnowledge declared) {
            knowledge = declared;
        }

        @Override
        public void entry(long line, String sample, RegisterEntry entry) {
            entries.add(entry);
        }

        @Override
        public void skip(long line, String sample, String reason) {
            skipped.add(new Skipped(line, reason));
        }

        private RegisterEntry only() {
            assertThat(skipped).isEmpty();
            assertThat(entries).hasSize(1);
            return entries.get(0);
        }
    }

    static Collected read(RegisterFormat format, byte[] file, CsvMapping mapping) throws IOException {
        Collected collected = new Collected();
        RegisterFile.read(new Upload(new ByteArrayInputStream(file)), format.reader(mapping), collected);
        return collected;
    }

    private static Collected read(RegisterFormat format, String file) throws IOException {
        return read(format, file.getBytes(StandardCharsets.UTF_8), null);
    }

    static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < namesAndContents.length; index += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[index]));
                zip.write(namesAndContents[index + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(RegisterFormat format, byte[] file, String code) {
        assertThatThrownBy(() -> read(format, file, null))
                .isInstanceOfSatisfying(InvalidFileException.class, fault -> assertThat(fault.code())
                        .isEqualTo(code));
    }

    private static void assertRefused(RegisterFormat format, String file, String code) {
        assertRefused(format, file.getBytes(StandardCharsets.UTF_8), code);
    }

    @Test
    void rorYieldsAllNamesDomainsCountriesAndTheSuccessor() throws IOException {
        Collected found = read(RegisterFormat.ROR, "[" + ROR_ACTIVE + "," + ROR_SUCCEEDED + "]");
        assertThat(found.knowledge).isEqualTo(new RegisterKnowledge(true, false, true, true, true));
        assertThat(found.entries)
                .containsExactly(
                        new RegisterEntry(
                                "https://ror.org/0zz000a11",
                                List.of("Hogeschool Noordveen", "HNV", "نوردفين"),
                                new Place(List.of("NL", "DE"), "Utrecht", "Noordveen", ""),
                                new Addresses(
                                        List.of("noordveen.nl", "xn--mller-kva.de"),
                                        List.of("noordveen.nl"),
                                        List.of()),
                                InstitutionKind.EDUCATION,
                                new Standing(InstitutionStatus.ACTIVE, null, null),
                                List.of(
                                        new Identifier("ror", "0zz000a11"),
                                        new Identifier("grid", "grid.5000.1"),
                                        new Identifier("isni", "0000000123456789")),
                                List.of(Parent.listed("https://ror.org/0zz000d44"))),
                        new RegisterEntry(
                                "https://ror.org/0zz000b22",
                                List.of("Old Elm Hospital"),
                                new Place(List.of("US"), "", "Elm", ""),
                                new Addresses(List.of(), List.of(), List.of()),
                                InstitutionKind.HOSPITAL,
                                new Standing(InstitutionStatus.SUCCEEDED, "https://ror.org/0zz000c33", null),
                                List.of(new Identifier("ror", "0zz000b22")),
                                List.of()));
    }

    @Test
    void ofAZippedDumpTheJsonOfSchemaV2IsRead() throws IOException {
        byte[] dump = zip(
                "v1-ror-data.csv",
                "id,name\n1,x\n",
                "v1-ror-data.json",
                "[" + ROR_V1 + "]",
                "v1-ror-data_schema_v2.json",
                "[" + ROR_ACTIVE + "]",
                "later.json",
                "broken");
        assertThat(read(RegisterFormat.ROR, dump, null).only().name()).isEqualTo("Hogeschool Noordveen");
    }

    @Test
    void hipoYieldsUniversitiesWithAnIdOfDomainAndName() throws IOException {
        String file = """
        [{"name":"Elm State University","domains":["elmstate.edu","elm.edu"],"web_pages":["https://www.elmstate.edu/"],
          "country":"United States","alpha_two_code":"US","state-province":"Pennsylvania"},
         {"name":"Noordveen","domains":[],"web_pages":[],"country":"NL","alpha_two_code":"NL","state-province":null}]
        """;
        Collected found = read(RegisterFormat.HIPO, file);
        assertThat(found.skipped).containsExactly(new Skipped(2, "The row has no domain."));
        RegisterEntry entry = found.entries.get(0);
        assertThat(entry.sourceId()).matches("elmstate\\.edu#[0-9a-f]{8}");
        assertThat(entry.domains()).containsExactly("elmstate.edu", "elm.edu");
        assertThat(entry.websiteHost()).isEqualTo("elmstate.edu");
        assertThat(entry.region()).isEqualTo("Pennsylvania");
        assertThat(entry.kind()).isEqualTo(InstitutionKind.EDUCATION);
    }

    @Test
    void ccdIsReadThroughStrayQuotesAndKeepsLeadingZeros() throws IOException {
        Collected found = read(RegisterFormat.NCES_CCD, """
            SCHOOL_YEAR,ST,SCH_NAME,NCESSCH,MCITY,WEBSITE,SY_STATUS_TEXT
            2025-2026,AL,Elm Middle School,010000500870,Elm,http://www.elmsd.k12.al.us/elm,Open
            2025-2026,AL,The ""Best"" School,010000500871,Elm,,Closed
            2025-2026,AL,""Oak"" School,010000500872,Elm,www.oak.org,New
            2025-2026,AL,"Never closed,010000500873,Elm,,Open
            2025-2026,PR,Escuela Olmo,720000500874,Olmo,WWW.OLMO.PR,Open
            2025-2026,AL,Two,cells,too many,010000500875,Elm,,Open
            2025-2026,AL,Not yet,010000500876,Elm,,Future
            """);
        assertThat(found.entries)
                .extracting(
                        RegisterEntry::sourceId, RegisterEntry::name, RegisterEntry::websiteHost, RegisterEntry::status)
                .containsExactly(
                        tuple("010000500870", "Elm Middle School", "elmsd.k12.al.us", InstitutionStatus.ACTIVE),
                        tuple("010000500871", "The \"\"Best\"\" School", null, InstitutionStatus.CLOSED),
                        tuple("010000500872", "Oak\"\" School", "oak.org", InstitutionStatus.ACTIVE),
                        tuple("720000500874", "Escuela Olmo", "olmo.pr", InstitutionStatus.ACTIVE));
        assertThat(found.entries.get(3).countries()).containsExactly("US", "PR");
        assertThat(found.skipped).extracting(Skipped::line).containsExactly(5L, 7L, 8L);
    }

    @Test
    void privateSchoolsOfTheUnitedStatesHaveOtherColumns() throws IOException {
        RegisterEntry entry = read(RegisterFormat.NCES_CCD, "PPIN,PINST,PCITY,PSTABB\nA0100,ELM ACADEMY,ELM,AL\n")
                .only();
        assertThat(entry.sourceId()).isEqualTo("A0100");
        assertThat(entry.kind()).isEqualTo(InstitutionKind.SCHOOL);
    }

    @Test
    void ipedsHasAliasesAndClosedCollegesWithSuccessor() throws IOException {
        byte[] file = """
        UNITID,INSTNM,IALIAS,CITY,STABBR,WEBADDR,CYACTIVE,CLOSEDAT,NEWID
        100654,Cañada College,CC|Cañada,Elm,CA,canadacollege.edu/,1,-2,-2
        100655,Old College,,Elm,CA,,2,6/30/2020,100654
        """.getBytes(Charset.forName("windows-1252"));
        List<RegisterEntry> entries = read(RegisterFormat.NCES_IPEDS, file, null).entries;
        assertThat(entries.get(0).names()).containsExactly("Cañada College", "CC", "Cañada");
        assertThat(entries.get(0).kind()).isEqualTo(InstitutionKind.COLLEGE);
        assertThat(entries.get(0).status()).isEqualTo(InstitutionStatus.ACTIVE);
        assertThat(entries.get(1).status()).isEqualTo(InstitutionStatus.SUCCEEDED);
        assertThat(entries.get(1).successor()).isEqualTo("100654");
    }

    @Test
    void giasTellsKindAndStatusAndAddressesMayHaveSeveralLines() throws IOException {
        Collected found = read(RegisterFormat.GIAS, """
            "URN","EstablishmentName","EstablishmentTypeGroup (name)","EstablishmentStatus (name)","Street","Town",\
            "SchoolWebsite"
            "199001","Elm Primary School","Local authority maintained schools","Open","1 Elm Road,
            Elm House","Elmton","www.elm.example.sch.uk"
            "199002","Oak Academy","Academies","Closed","2 Oak Way","Oakham","http://www.oak.org.uk"
            "199003","Ash University","Universities","Open, but proposed to close","","Ash","https://ash.ac.uk"
            "199004","Next School","Free Schools","Proposed to open","","Ash",""
            """);
        assertThat(found.entries)
                .extracting(RegisterEntry::kind)
                .containsExactly(InstitutionKind.SCHOOL, InstitutionKind.SCHOOL, InstitutionKind.UNIVERSITY);
        assertThat(found.entries)
                .extracting(RegisterEntry::status)
                .containsExactly(InstitutionStatus.ACTIVE, InstitutionStatus.CLOSED, InstitutionStatus.ACTIVE);
        assertThat(found.entries.get(0).websiteHost()).isEqualTo("elm.example.sch.uk");
        assertThat(found.entries.get(0).country()).isEqualTo("GB");
        assertThat(found.skipped).containsExactly(new Skipped(6, "The school is not open yet."));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,true,','", "UTF-8,false,','", "UTF-8,false,;", "windows-1252,false,;", "windows-1252,false,','"})
    void duoIsReadInEveryEncodingAndWithEverySeparator(String encoding, boolean byteOrderMark, String separator)
            throws IOException {
        String file = """
        " PROVINCIE ","BRIN NUMMER","Vestigingscode","VESTIGINGSNAAM","PLAATSNAAM","INTERNETADRES","ONDERWIJSSTRUCTUUR"
        "Fryslân","00ZA","00ZA00","Basisschool De Iep","IEPENDAM","www.deiep.nl","BASISONDERWIJS"
        "Fryslân","00ZB","00ZB00","Café-school","IEPENDAM","","MBO"
        """.replace("\",\"", "\"" + separator + "\"");
        byte[] bytes = ((byteOrderMark ? "\uFEFF" : "") + file).getBytes(Charset.forName(encoding));
        Collected found = read(RegisterFormat.DUO, bytes, null);
        assertThat(found.skipped).isEmpty();
        assertThat(found.entries).extracting(RegisterEntry::sourceId).containsExactly("00ZA00", "00ZB00");
        assertThat(found.entries).extracting(RegisterEntry::region).containsOnly("Fryslân");
        assertThat(found.entries.get(0).websiteHost()).isEqualTo("deiep.nl");
        assertThat(found.entries)
                .extracting(RegisterEntry::kind)
                .containsExactly(InstitutionKind.SCHOOL, InstitutionKind.COLLEGE);
        assertThat(found.entries.get(1).name()).isEqualTo("Café-school");
    }

    @Test
    void duoTellsUniversitiesFromUniversitiesOfAppliedSciences() throws IOException {
        List<RegisterEntry> entries = read(
                        RegisterFormat.DUO,
                        "SOORT HO;INSTELLINGSCODE;INSTELLINGSNAAM\nhbo;00AA;Hogeschool Noordveen\nwo;00BB;Universiteit Zuid\n")
                .entries;
        assertThat(entries)
                .extracting(RegisterEntry::kind)
                .containsExactly(InstitutionKind.COLLEGE, InstitutionKind.UNIVERSITY);
    }

    @Test
    void anyCsvIsReadWithAMapping() throws IOException {
        CsvMapping mapping = new CsvMapping(
                Map.of("id", "Nr", "name", "Navn", "domains", "Domæne", "kind", "Art", "status", "Status"),
                "dk",
                "school");
        Collected found = read(RegisterFormat.CSV, """
            Nr;Navn;Domæne;Art;Status
            007;Ørsted Skole;oersted.dk|WWW.ørsted.dk;;
            008;Biblioteket;bib.dk;Library;closed
            009;Værtshus;;pub;
            010;;;;
            """.getBytes(StandardCharsets.UTF_8), mapping);
        assertThat(found.entries.get(0).sourceId()).isEqualTo("007");
        assertThat(found.entries.get(0).country()).isEqualTo("DK");
        assertThat(found.entries.get(0).kind()).isEqualTo(InstitutionKind.SCHOOL);
        assertThat(found.entries.get(0).domains()).containsExactly("oersted.dk", "xn--rsted-uua.dk");
        assertThat(found.entries.get(1).kind()).isEqualTo(InstitutionKind.LIBRARY);
        assertThat(found.entries.get(1).status()).isEqualTo(InstitutionStatus.CLOSED);
        assertThat(found.skipped)
                .containsExactly(
                        new Skipped(4, "'pub' is not a kind of institution."),
                        new Skipped(5, "The column Navn is empty."));
    }

    @Test
    void aMappingThatCannotWorkIsRefused() {
        Map<String, String> idAndName = Map.of("id", "a", "name", "b");
        assertThatThrownBy(() -> new CsvMapping(Map.of("id", "a"), "NL", "school"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CsvMapping(idAndName, null, "school")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CsvMapping(idAndName, "Holland", "school")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CsvMapping(idAndName, "NL", "pub")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CsvMapping(Map.of("id", "a", "name", "b", "x", "y"), "NL", "school"))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://www.elm.edu/a?b#c,elm.edu",
                "HTTP://WWW.ELM.EDU:8080,elm.edu",
                "www.elm.edu,elm.edu",
                "elm.edu/,elm.edu",
                "//elm.edu,elm.edu",
                "https:/elm.edu,elm.edu",
                "www.nl,www.nl",
                "https://me@elm.edu./x,elm.edu",
                "http://bücher.example,xn--bcher-kva.example",
                "n/a,none",
                "192.168.0.1,none",
                "localhost,none",
                "'  ',none",
                "https://,none"
            })
    void webAddressesOfEveryKindLeadToTheHost(String text, String host) {
        assertThat(Hosts.of(text).orElse(null)).isEqualTo(host);
    }

    @Test
    void whatIsNoRegisterIsRefused() {
        for (RegisterFormat format : List.of(RegisterFormat.ROR, RegisterFormat.HIPO, RegisterFormat.DUO)) {
            assertRefused(format, "", "EMPTY_FILE");
            assertRefused(format, "<html></html>", "WRONG_FORMAT");
            assertRefused(format, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 1, 2, 3}, "WRONG_FORMAT");
            assertRefused(format, "{\"items\":[]}", "WRONG_FORMAT");
            assertRefused(format, zip("readme.md", "nothing"), "NOTHING_TO_READ");
        }
        assertRefused(RegisterFormat.HIPO, "[" + ROR_ACTIVE + "]", "WRONG_FORMAT");
        assertRefused(RegisterFormat.ROR, "[{\"name\":\"x\",\"domains\":[]}]", "WRONG_FORMAT");
        assertRefused(RegisterFormat.GIAS, "URN,Name\n1,x\n", "WRONG_FORMAT");
        assertRefused(RegisterFormat.GIAS, "\"URN,Name\n1,x\n", "WRONG_FORMAT");
    }

    @Test
    void theFormerSchemaOfRorIsRefusedByName() {
        assertThatThrownBy(() -> read(RegisterFormat.ROR, "[" + ROR_V1 + "]")).hasMessageContaining("schema v1");
    }

    @Test
    void aFileThatIsCutOffOrBrokenIsRefused() {
        String good = "[" + ROR_ACTIVE + "," + ROR_SUCCEEDED + "]";
        assertRefused(RegisterFormat.ROR, good.substring(0, good.length() - 3), "CUT_OFF");
        assertRefused(RegisterFormat.ROR, "[" + ROR_ACTIVE, "CUT_OFF");
        assertRefused(RegisterFormat.ROR, "[" + ROR_ACTIVE + "{", "BROKEN_JSON");
        assertRefused(RegisterFormat.ROR, good + good, "WRONG_FORMAT");
        byte[] invalid = good.getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(RegisterFormat.ROR, invalid, "INVALID_UTF_8");
        byte[] zip = zip("ror.json", good);
        for (int length = 5; length < zip.length; length++) {
            assertRefused(RegisterFormat.ROR, Arrays.copyOf(zip, length), "BROKEN_ZIP");
        }
        byte[] damaged = zip.clone();
        damaged[zip.length / 3] ^= 0x55;
        assertThatThrownBy(() -> read(RegisterFormat.ROR, damaged, null)).isInstanceOf(InvalidFileException.class);
    }

    @Test
    void hugeRecordsAndLinesAreRefused() {
        String long10Megabytes = "x".repeat(10 << 20);
        String schools = "INSTELLINGSCODE,INSTELLINGSNAAM\n1,";
        assertRefused(RegisterFormat.ROR, "[{\"id\":\"" + long10Megabytes + "\"}]", "RECORD_TOO_LONG");
        assertRefused(RegisterFormat.ROR, "[{\"id\":[" + "1,".repeat(5 << 20) + "1]}]", "RECORD_TOO_LONG");
        assertRefused(RegisterFormat.ROR, "[{\"id\":" + "[".repeat(5000), "RECORD_TOO_LONG");
        assertRefused(RegisterFormat.DUO, long10Megabytes, "RECORD_TOO_LONG");
        assertRefused(RegisterFormat.DUO, schools + long10Megabytes, "RECORD_TOO_LONG");
        assertRefused(RegisterFormat.DUO, zip("a.csv", schools + long10Megabytes), "RECORD_TOO_LONG");
    }

    @Test
    void zipBombsAreRefused() {
        assertRefused(
                RegisterFormat.DUO,
                zip("a.csv", "INSTELLINGSCODE,INSTELLINGSNAAM\n" + "1,Elm\n".repeat(5 << 20)),
                "ZIP_BOMB");
        assertRefused(RegisterFormat.DUO, zip("a.bin", " ".repeat(30 << 20)), "ZIP_BOMB");
        String[] many = new String[2002];
        for (int index = 0; index < many.length; index += 2) {
            many[index] = index + ".md";
            many[index + 1] = "";
        }
        assertRefused(RegisterFormat.DUO, zip(many), "ZIP_BOMB");
    }

    @Test
    void aRowThatIsNotUtf8InAUtf8FileCostsThatRowOnly() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("INSTELLINGSCODE,INSTELLINGSNAAM\n1,Één\n2,".getBytes(StandardCharsets.UTF_8));
        file.write(0xE9);
        file.writeBytes("\n3,Drie\n".getBytes(StandardCharsets.UTF_8));
        Collected found = read(RegisterFormat.DUO, file.toByteArray(), null);
        assertThat(found.entries).extracting(RegisterEntry::name).containsExactly("Één", "Drie");
        assertThat(found.skipped).extracting(Skipped::line).containsExactly(3L);
    }
}
