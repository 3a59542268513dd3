package org.eduverify.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.directory.imports.ImportReport.State;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.platform.Refusal;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What an import changes, when others see it, and what is left of one that fails. */
@ProgramTest
@TestPropertySource(properties = "eduverify.directory.keep-releases=3")
class RegisterImportsTest {

    private static final String HEADER = "id,name,domains,kind\n";
    private static final CsvMapping MAPPING =
            new CsvMapping(Map.of("id", "id", "name", "name", "domains", "domains", "kind", "kind"), "NL", null);

    @Autowired
    private RegisterImports imports;

    @Autowired
    private InstitutionDirectory directory;

    @Autowired
    private JdbcClient jdbc;

    private String register;
    private String domain;

    @BeforeEach
    void aRegisterOfItsOwn() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        register = "register " + unique;
        domain = "school-" + unique + ".nl";
    }

    private ImportRequest request(String release) {
        return new ImportRequest(
                RegisterFormat.CSV, MAPPING, register, release, "schools.csv", "operator", OptionalLong.empty());
    }

    private Outcome run(String release, String rows) {
        return imports.run(request(release), stream(HEADER + rows));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String row(int id, String name) {
        return "%d,%s,%s,school\n".formatted(id, name, domain);
    }

    private List<String> found() {
        return directory.byDomain(domain).stream()
                .map(found -> found.register() + ": " + found.name())
                .toList();
    }

    private long rowsOf(long release) {
        return jdbc.sql("select count(*) from eduverify.institution where release_id = ?")
                .param(release)
                .query(Long.class)
                .single();
    }

    @Test
    void aReleaseIsSeenWhenItIsCompleteAndTheFormerOneUntilThen() throws Exception {
        run("1", row(1, "Elm School"));
        try (PipedOutputStream upload = new PipedOutputStream();
                PipedInputStream file = new PipedInputStream(upload, 1 << 20)) {
            CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> imports.run(request("2"), file));
            StringBuilder rows = new StringBuilder(HEADER).append(row(1, "Elm Lyceum"));
            for (int id = 2; id < 5000; id++) {
                rows.append(id).append(",School ").append(id).append(",,school\n");
            }
            upload.write(rows.toString().getBytes(StandardCharsets.UTF_8));
            upload.flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> progress().rowsRead() >= 3000);

            ImportReport progress = progress();
            assertThat(progress.state()).isEqualTo(State.IMPORTING);
            assertThat(progress.current()).isFalse();
            assertThat(progress.kept()).isEqualTo(progress.rowsRead());
            assertThat(rowsOf(progress.id())).as("written already").isGreaterThanOrEqualTo(3000);
            assertThat(found()).containsExactly(register + " 1: Elm School");
            assertThat(directory.search("Elm Lyceum", Optional.empty(), 5))
                    .noneMatch(found -> found.institution().register().startsWith(register));
            assertThatThrownBy(() -> run("3", row(1, "Elm")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));

            upload.close();
            assertThat(running.get().report().state()).isEqualTo(State.COMPLETE);
        }
        assertThat(found()).containsExactly(register + " 2: Elm Lyceum");
        assertThat(directory.currentReleases()).contains(register + " 2").doesNotContain(register + " 1");
    }

    private ImportReport progress() {
        return imports.imports().stream()
                .filter(report -> report.register().equals(register))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReportCountsWhatIsNewOrDifferentAndWhatIsSkipped() {
        Outcome first = run("1", row(1, "Elm School") + row(2, "Oak School") + row(1, "Elm again") + "3,,,school\n");
        assertThat(first.unchanged()).isFalse();
        assertThat(first.report().rowsRead()).isEqualTo(4);
        assertThat(first.report().kept()).isEqualTo(2);
        assertThat(first.report().changed()).isEqualTo(2);
        assertThat(first.report().skipped()).isEqualTo(2);
        assertThat(first.report().percent()).isEqualTo(100);
        assertThat(first.report().importedBy()).isEqualTo("operator");
        assertThat(first.report().problems())
                .containsExactly(
                        new ImportReport.Problem(
                                4,
                                "The id 1 stands in the file more than once; the first row counts.",
                                "1,Elm again," + domain + ",school"),
                        new ImportReport.Problem(5, "The column name is empty.", "3,,,school"));

        Outcome second = run("2", row(1, "Elm School") + row(2, "Oak Lyceum") + row(4, "New School"));
        assertThat(second.report().changed()).isEqualTo(2);
    }

    @Test
    void anIdThatComesAgainFarBehindIsSkippedToo() {
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < 2500; id++) {
            rows.append(id).append(",School ").append(id).append(",,school\n");
        }
        ImportReport report = run("1", rows + "7,School again,,school\n").report();
        assertThat(report.kept()).isEqualTo(2500);
        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(2502));
    }

    @Test
    void theSameFileAgainChangesNothingAndSaysSo() {
        ImportReport first = run("1", row(1, "Elm School")).report();
        Outcome again = run("1 again", row(1, "Elm School"));
        assertThat(again.unchanged()).isTrue();
        assertThat(again.report()).isEqualTo(first);
        assertThat(imports.imports())
                .filteredOn(report -> report.register().equals(register))
                .hasSize(1);
        assertThat(found()).containsExactly(register + " 1: Elm School");
    }

    @Test
    void anOlderReleaseCanBeMadeCurrentAgain() {
        ImportReport first = run("1", row(1, "Elm School")).report();
        ImportReport second = run("2", row(1, "Elm Lyceum")).report();
        assertThat(imports.makeCurrent(first.id()).current()).isTrue();
        assertThat(found()).containsExactly(register + " 1: Elm School");
        assertThat(imports.get(second.id()).current()).isFalse();
        imports.makeCurrent(second.id());
        assertThat(found()).containsExactly(register + " 2: Elm Lyceum");
        assertThatThrownBy(() -> imports.makeCurrent(987654321)).isInstanceOf(Refusal.class);
    }

    @Test
    void onlyTheNewestReleasesAreKeptAndTheCurrentOneAlways() {
        List<Long> ids = new ArrayList<>();
        for (int release = 1; release <= 3; release++) {
            ids.add(run("" + release, row(1, "School " + release)).report().id());
        }
        imports.makeCurrent(ids.get(0));
        ids.add(run("4", row(1, "School 4")).report().id());
        assertThat(imports.releases())
                .filteredOn(report -> report.register().equals(register))
                .extracting(ImportReport::release)
                .containsExactly("4", "3", "2");
        assertThat(rowsOf(ids.get(0))).isZero();
        assertThat(found()).containsExactly(register + " 4: School 4");
    }

    @Test
    void aFileThatCannotBeUsedLeavesTheFormerReleaseAndNoRows() {
        run("1", row(1, "Elm School"));
        assertFails("", "The file is empty.");
        assertFails(HEADER, "The file holds no usable row.");
        assertFails("id,title\n1,Elm\n", "The file is not of the format CSV: the column");
        assertFails(HEADER + row(1, "Elm Lyceum") + "2,,,school\n3,,,school\n", "Only 1 of 3 rows are usable");
        assertFails(HEADER + row(1, "Elm Lyceum") + "2," + "x".repeat(10 << 20), "Line 3 is longer than 1 MB");
        assertThat(found()).containsExactly(register + " 1: Elm School");
    }

    private void assertFails(String file, String message) {
        assertThatThrownBy(() -> imports.run(request("2"), stream(file)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(message);
        assertFailed(message);
    }

    private void assertFailed(String message) {
        ImportReport failed = progress();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).startsWith(message);
        assertThat(failed.finishedAt()).isNotNull();
        assertThat(rowsOf(failed.id())).isZero();
        assertThatThrownBy(() -> imports.makeCurrent(failed.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void anUploadThatBreaksOffLeavesTheFormerRelease() {
        run("1", row(1, "Elm School"));
        InputStream broken = new InputStream() {
            private final InputStream start = stream(HEADER + row(1, "Elm Lyceum"));

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
        assertThatThrownBy(() -> imports.run(request("2"), broken)).hasMessageStartingWith("The upload broke off");
        assertFailed("The upload broke off");
        ImportRequest tooShort =
                new ImportRequest(RegisterFormat.CSV, MAPPING, register, "2", null, "operator", OptionalLong.of(1000));
        assertThatThrownBy(() -> imports.run(tooShort, stream(HEADER + row(1, "Elm Lyceum"))))
                .hasMessageStartingWith("The upload broke off");
        assertThat(found()).containsExactly(register + " 1: Elm School");
    }

    @Test
    void whatAStoppedProgramLeftIsClearedAtTheNextStart() {
        long former = run("1", row(1, "Elm School")).report().id();
        long interrupted = jdbc.sql("""
                insert into eduverify.register_release (register, release, current, state)
                values (?, '2', false, 'IMPORTING') returning id
                """).param(register).query(Long.class).single();
        jdbc.sql("""
            insert into eduverify.institution (release_id, source_id, name, country, kind, status)
            values (?, '1', 'Elm', 'NL', 'SCHOOL', 'ACTIVE')
            """).param(interrupted).update();
        imports.clearInterrupted();
        assertFailed("The program ended during the import.");
        assertThat(imports.get(former).current()).isTrue();
    }

    @Test
    void textsThatTheDatabaseCannotStoreCostTheirRowOnly() {
        String odd = row(3, "Back\\slash \\N\ttab") + "4,\"Two\nlines\",,school\n";
        ImportReport report =
                run("1", row(1, "Elm School") + "2,El\0m,,school\n" + odd).report();
        assertThat(report.kept()).isEqualTo(3);
        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(3));
        assertThat(jdbc.sql("select name from eduverify.institution where release_id = ? order by source_id")
                        .param(report.id())
                        .query(String.class)
                        .list())
                .containsExactly("Elm School", "Back\\slash \\N\ttab", "Two\nlines");
    }

    @Test
    void theHostOfTheWebsiteIsStoredApartFromListedDomainsAndClaimsNothingAboveIt() {
        String record =
                RegisterFormatsTest.ROR_ACTIVE.replace("https://www.noordveen.nl", "https://web.ict.nv.example.nl");
        ImportReport report = imports.run(
                        new ImportRequest(
                                RegisterFormat.ROR, null, register, "1", null, "operator", OptionalLong.empty()),
                        stream("[" + record + "]"))
                .report();
        assertThat(jdbc.sql("""
                    select d.domain || ' ' || d.origin from eduverify.institution_domain d
                    join eduverify.institution i on i.id = d.institution_id where i.release_id = ? order by 1
                    """).param(report.id()).query(String.class).list())
                .containsExactly("noordveen.nl listed", "web.ict.nv.example.nl website", "xn--mller-kva.de listed");
        assertThat(jdbc.sql("select array_to_string(countries, ' ') from eduverify.institution where release_id = ?")
                        .param(report.id())
                        .query(String.class)
                        .single())
                .isEqualTo("NL DE");
    }

    @Test
    void mailboxesIdentifiersAndGoverningBodiesAreStoredOfEachInstitution() {
        String file = """
            NCESSCH,SCH_NAME,LEAID,LEA_NAME,ST,LCITY,WEBSITE,SY_STATUS_TEXT
            362847003871,Elm High School,3628470,Elm Central School District,NY,Elm,www.elmschools.org/hs,Open
            362847003872,Elm Middle School,3628470,Elm Central School District,NY,Elm,,Closed
            362847003873,Oak School,3628471,Oak District,NY,Oak,,Closed
            """;
        ImportReport report = imports.run(
                        new ImportRequest(
                                RegisterFormat.NCES_CCD, null, register, "1", null, "operator", OptionalLong.empty()),
                        stream(file))
                .report();
        assertThat(report.kept()).as("the district has no row").isEqualTo(3);
        assertThat(facts("""
                select i.source_id || ' ' || i.name || ' ' || i.kind from eduverify.institution i
                where i.release_id = ? order by 1
                """, report))
                .containsExactly(
                        "362847003871 Elm High School SCHOOL",
                        "362847003872 Elm Middle School SCHOOL",
                        "362847003873 Oak School SCHOOL",
                        "leaid:3628470 Elm Central School District EDUCATION_OFFICE");
        assertThat(facts("""
                select i.name || ': ' || p.parent_source_id from eduverify.institution_parent p
                join eduverify.institution i on i.id = p.institution_id where i.release_id = ? order by 1
                """, report))
                .containsExactly(
                        "Elm High School: leaid:3628470",
                        "Elm Middle School: leaid:3628470",
                        "Oak School: leaid:3628471");
        assertThat(facts("""
                select d.scheme || ' ' || d.value from eduverify.institution_identifier d
                join eduverify.institution i on i.id = d.institution_id where i.release_id = ? order by 1
                """, report))
                .containsExactly("leaid 3628470", "nces 362847003871", "nces 362847003872", "nces 362847003873");
        assertThat(facts("""
                select concat_ws(' ', knows_closures, knows_mailboxes, knows_kinds, knows_parents, knows_identifiers)
                from eduverify.register_release where id = ?
                """, report)).containsExactly("t f f t t");

        ImportReport mailboxes = run("2", "1,Elm Library,Elm <Office@Elm.Example.org>; elm@oak.example.org,library\n")
                .report();
        assertThat(facts("""
                select m.mailbox from eduverify.institution_mailbox m
                join eduverify.institution i on i.id = m.institution_id where i.release_id = ? order by 1
                """, mailboxes)).containsExactly("elm@oak.example.org", "office@elm.example.org");
        assertThat(facts("""
                select d.domain || ' ' || d.origin from eduverify.institution_domain d
                join eduverify.institution i on i.id = d.institution_id where i.release_id = ? order by 1
                """, mailboxes)).containsExactly("elm.example.org mailbox", "oak.example.org mailbox");
    }

    private List<String> facts(String query, ImportReport report) {
        return jdbc.sql(query).param(report.id()).query(String.class).list();
    }

    @Test
    void theSameFileIsImportedAgainIfItIsReadInAnotherWay() {
        run("1", row(1, "Elm School"));
        CsvMapping withMailboxes =
                new CsvMapping(Map.of("id", "id", "name", "name", "mailbox", "domains", "kind", "kind"), "NL", null);
        Outcome again = imports.run(
                new ImportRequest(
                        RegisterFormat.CSV, withMailboxes, register, "2", null, "operator", OptionalLong.empty()),
                stream(HEADER + row(1, "Elm School")));
        assertThat(again.unchanged()).isFalse();
        assertThat(again.report().knowledge().mailboxes()).isTrue();
    }

    @Test
    void aRegisterIsRenamedWithAllItsReleases() {
        run("1", row(1, "Elm School"));
        ImportReport second = run("2", row(1, "Elm Lyceum")).report();
        String renamed = register + " of NL";
        assertThat(imports.rename(register, renamed)).hasSize(2).allMatch(report -> report.register()
                .equals(renamed));
        assertThat(found()).containsExactly(renamed + " 2: Elm Lyceum");
        assertThat(imports.get(second.id()).current()).isTrue();
        assertThatThrownBy(() -> imports.rename(register, "x")).hasMessageContaining("does not exist");

        run("3", row(2, "Oak School"));
        assertThatThrownBy(() -> imports.rename(renamed, register)).hasMessageContaining("exists already");
        assertThatThrownBy(() -> imports.rename(renamed, " ")).isInstanceOf(Refusal.class);
    }

    @Test
    void aRetiredRegisterIsGoneWithAllItsReleases() {
        ImportReport first = run("1", row(1, "Elm School")).report();
        ImportReport second = run("2", row(1, "Elm Lyceum")).report();
        imports.retire(register);
        assertThat(found()).isEmpty();
        assertThat(rowsOf(first.id()) + rowsOf(second.id())).isZero();
        assertThat(imports.imports()).noneMatch(report -> report.register().equals(register));
        assertThatThrownBy(() -> imports.retire(register)).hasMessageContaining("does not exist");
    }

    @Test
    void theRealSampleOfRorIsImportedCompletelyWithinAMinute() throws IOException {
        Path file = Path.of("../shared/data/ror-sample.zip");
        assumeThat(file)
                .as("the sample of real records lies beside the project")
                .exists();
        Instant start = Instant.now();
        ImportRequest request = new ImportRequest(
                RegisterFormat.ROR, null, register, "sample", null, "operator", OptionalLong.of(Files.size(file)));
        assertThat(imports.runOnce(request, file)).isTrue();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
        ImportReport report = progress();
        assertThat(report.kept()).isEqualTo(28_744);
        assertThat(report.skipped()).isZero();
        assertThat(count("institution i where i.kind = 'EDUCATION' and", report))
                .isEqualTo(8_525);
        assertThat(count("institution i where i.status = 'ACTIVE' and", report)).isEqualTo(28_008);
        assertThat(count("institution i where i.status = 'SUCCEEDED' and", report))
                .isEqualTo(386);
        String domains = "institution_domain d join eduverify.institution i on i.id = d.institution_id where";
        assertThat(count(domains + " d.origin = 'listed' and", report)).isGreaterThan(20_000);
        assertThat(count(domains + " d.origin = 'website' and", report)).isPositive();
        assertThat(imports.runOnce(request, file)).isFalse();
    }

    private long count(String from, ImportReport report) {
        return jdbc.sql("select count(*) from eduverify." + from + " i.release_id = ?")
                .param(report.id())
                .query(Long.class)
                .single();
    }
}
