package org.eduverify.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.directory.DomainSuffixes.Finding;
import org.eduverify.directory.DomainSuffixes.Kind;
import org.eduverify.platform.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Asks the delivered lists, and small ones made up for the purpose, what the suffix of a domain proves. */
class DomainSuffixesTest {

    private static final Resource SUFFIXES = new ClassPathResource("lists/domain-suffixes.csv");
    private static final Resource ABUSED = new ClassPathResource("lists/abused-domains.csv");

    private final DomainSuffixes delivered = new DomainSuffixes(SUFFIXES, ABUSED);

    DomainSuffixesTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({
        "mit.edu, edu",
        "cs.mit.edu, edu",
        "ox.ac.uk, ac.uk",
        "cs.ox.ac.uk, ac.uk",
        "u-tokyo.ac.jp, ac.jp",
        "sydney.edu.au, edu.au",
        "x.nsw.edu.au, edu.au",
        "riverside.k12.nj.us, k12.nj.us",
        "oak.pvt.k12.nj.us, k12.nj.us",
        "elm.camden.sch.uk, sch.uk",
        "csir.res.in, res.in"
    })
    void aSuffixThatAnAuthorityChecksIsRestricted(String domain, String suffix) {
        assertThat(delivered.of(domain).kind()).isEqualTo(Kind.RESTRICTED);
        assertThat(delivered.of(domain).suffix()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @CsvSource({
        "auckland.ac.nz, ac.nz", "kings.school.nz, school.nz", "wsb.edu.pl, edu.pl", "ruc.edu.cn, edu.cn",
        "some.academy, academy", "some.university, university", "some.edu.eu, edu.eu", "some.edu.eu.org, edu.eu.org"
    })
    void aSuffixThatOnlyLooksAcademicIsOpen(String domain, String suffix) {
        assertThat(delivered.of(domain).kind()).isEqualTo(Kind.OPEN);
        assertThat(delivered.of(domain).suffix()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tudelft.nl", "tum.de", "harvard.edu.evil.com", "notedu", "myedu.com", "ac.uk.com", "co.uk"})
    void anyOtherSuffixIsOrdinary(String domain) {
        assertThat(delivered.of(domain)).isEqualTo(new Finding(Kind.ORDINARY, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edu", "ac.uk", "k12.nj.us", "academy", "uk", ""})
    void aSuffixAloneIsNobodysDomain(String suffix) {
        assertThat(delivered.of(suffix).kind()).isEqualTo(Kind.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({"notac.uk", "xedu.au", "myk12.nj.us", "x.myschool.nz"})
    void aSuffixIsComparedOnLabelBoundaries(String domain) {
        assertThat(delivered.of(domain).kind()).isEqualTo(Kind.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "america.edu, america.edu",
        "mail.america.edu, america.edu",
        "mdx.ac, mdx.ac",
        "itstep.academy, itstep.academy",
        "outlook.edu.pl, outlook.edu.pl",
        "x.y.fast.edu.pl, fast.edu.pl"
    })
    void abuseBeatsWhateverTheSuffixTells(String domain, String abused) {
        assertThat(delivered.of(domain).kind()).isEqualTo(Kind.ABUSED);
        assertThat(delivered.of(domain).suffix()).isEqualTo(abused);
    }

    @ParameterizedTest
    @CsvSource({"notamerica.edu, RESTRICTED", "america.edu.pl, OPEN", "mdx.ac.uk, RESTRICTED", "america.com, ORDINARY"})
    void aNeighbourOfAnAbusedDomainIsNotAbused(String domain, Kind kind) {
        assertThat(delivered.of(domain).kind()).isEqualTo(kind);
    }

    @Test
    void theLongestSuffixWins() throws IOException {
        DomainSuffixes suffixes = lists("""
            suffix,class,country,source,date
            nz,restricted,NZ,the registry of the country,2026-11-23
            open.ac.nz,restricted,NZ,a university,2026-11-23
            ac.nz,open,NZ,InternetNZ,2026-11-23
            """, "domain,source,date");

        assertThat(suffixes.of("auckland.ac.nz")).isEqualTo(new Finding(Kind.OPEN, "ac.nz", "InternetNZ"));
        assertThat(suffixes.of("x.open.ac.nz")).isEqualTo(new Finding(Kind.RESTRICTED, "open.ac.nz", "a university"));
        assertThat(suffixes.of("auckland.nz").authority()).isEqualTo("the registry of the country");
    }

    @Test
    void abuseOfADomainAboveBeatsALongerSuffix() throws IOException {
        DomainSuffixes suffixes = lists("""
            suffix,class,country,source,date
            campus.sold.edu,restricted,US,a university,2026-11-23
            """, """
            domain,source,date
            sold.edu,own list,2026-11-23
            """);

        assertThat(suffixes.of("x.campus.sold.edu")).isEqualTo(new Finding(Kind.ABUSED, "sold.edu", "own list"));
    }

    @Test
    void everyFindingNamesItsAuthority() {
        assertThat(delivered.of("ox.ac.uk").authority()).isEqualTo("Jisc");
        assertThat(delivered.of("mit.edu").authority()).isEqualTo("EDUCAUSE");
        assertThat(delivered.of("america.edu").authority()).isNotBlank();
    }

    @Test
    void everyRowOfTheListsIsUnderstoodAndNoneComesTwice() throws IOException {
        List<CSVRecord> suffixes = rows(SUFFIXES);
        List<CSVRecord> abused = rows(ABUSED);

        assertThat(suffixes).extracting(row -> row.get("suffix")).doesNotHaveDuplicates();
        assertThat(suffixes).allSatisfy(row -> {
            Kind kind = row.get("class").equals("restricted") ? Kind.RESTRICTED : Kind.OPEN;
            assertThat(delivered.of("some-school-of-ours." + row.get("suffix")))
                    .isEqualTo(new Finding(kind, row.get("suffix"), row.get("source")));
            assertThat(row.get("class")).isIn("restricted", "open");
            assertThat(row.get("source")).isNotBlank();
        });
        assertThat(abused).extracting(row -> row.get("domain")).doesNotHaveDuplicates();
        assertThat(abused).allSatisfy(row -> assertThat(InstitutionDirectory.ownable(row.get("domain")))
                .contains(row.get("domain")));
    }

    @Test
    void theParentsOfADomainComeLongestFirst() {
        assertThat(DomainName.withParents("cs.ox.ac.uk")).containsExactly("cs.ox.ac.uk", "ox.ac.uk", "ac.uk", "uk");
        assertThat(DomainName.withParents("uk")).containsExactly("uk");
        assertThat(DomainName.withParents("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cs.ox.ac.uk, cs.ox.ac.uk ox.ac.uk",
        "ox.ac.uk, ox.ac.uk",
        "mit.edu, mit.edu",
        "csail.mit.edu, csail.mit.edu mit.edu",
        "riverside.k12.nj.us, riverside.k12.nj.us",
        "mail.riverside.k12.nj.us, mail.riverside.k12.nj.us riverside.k12.nj.us",
        "h.u-tokyo.ac.jp, h.u-tokyo.ac.jp u-tokyo.ac.jp",
        "harvard.edu.evil.com, harvard.edu.evil.com edu.evil.com evil.com",
        "school.github.io, school.github.io",
        "post.xn--0gvz35a4wd.jp, post.xn--0gvz35a4wd.jp xn--0gvz35a4wd.jp"
    })
    void thePublicSuffixListDrawsTheLineOfWhatOneOrganisationCanOwn(String domain, String ownable) {
        assertThat(InstitutionDirectory.ownable(domain)).containsExactlyInAnyOrder(ownable.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ac.uk", "uk", "edu", "co.jp", "k12.nj.us", "github.io", "", "localhost", "a..b"})
    void nobodyOwnsASuffixOrWhatIsNoDomain(String domain) {
        assertThat(InstitutionDirectory.ownable(domain)).isEmpty();
    }

    private static DomainSuffixes lists(String suffixes, String abused) throws IOException {
        return new DomainSuffixes(list(suffixes), list(abused));
    }

    private static Resource list(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CSVRecord> rows(Resource list) throws IOException {
        try (Reader reader = new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8);
                CSVParser rows = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            return rows.getRecords();
        }
    }
}
