package org.eduverify.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.directory.DomainSuffixes.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Reads the register that ships with the program and checks that it is large, varied and free of contradictions. */
class SampleRegisterTest {

    private static final Set<InstitutionKind> EDUCATION =
            EnumSet.of(InstitutionKind.UNIVERSITY, InstitutionKind.COLLEGE, InstitutionKind.SCHOOL);

    /** Organisations that one might take for an education institution by their name. */
    private static final Set<InstitutionKind> LOOK_ALIKES = EnumSet.of(
            InstitutionKind.COMPANY,
            InstitutionKind.NONPROFIT,
            InstitutionKind.AFFILIATE,
            InstitutionKind.HOSPITAL,
            InstitutionKind.GOVERNMENT,
            InstitutionKind.RESEARCH);

    private final List<CSVRecord> rows = rows();

    SampleRegisterTest() throws IOException {}

    @Test
    void itListsAtLeastTwoHundredUniversitiesCollegesAndSchools() {
        assertThat(rows.stream().filter(row -> EDUCATION.contains(kind(row)) && isActive(row)))
                .hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void itListsAtLeastFortyLookAlikes() {
        assertThat(rows.stream().filter(row -> LOOK_ALIKES.contains(kind(row)))).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void itCoversAtLeastThirtyCountriesWithEducationInstitutions() {
        Set<String> countries = rows.stream()
                .filter(row -> EDUCATION.contains(kind(row)))
                .map(row -> row.get("country"))
                .collect(Collectors.toSet());

        assertThat(countries).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)).containsAll(countries);
    }

    @Test
    void itHasAnExampleOfEveryKindThatItCanTell() {
        Set<InstitutionKind> told = EnumSet.allOf(InstitutionKind.class);
        told.removeAll(Set.of(InstitutionKind.EDUCATION, InstitutionKind.ARCHIVE, InstitutionKind.OTHER));
        assertThat(rows).extracting(SampleRegisterTest::kind).containsAll(told);
    }

    @Test
    void itHasInstitutionsThatWereClosedWithAndWithoutASuccessor() {
        assertThat(rows).anyMatch(row -> !isActive(row) && !row.get("successor").isBlank());
        assertThat(rows).anyMatch(row -> !isActive(row) && row.get("successor").isBlank());
    }

    @Test
    void everyRowIsComplete() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.isConsistent()).isTrue();
            assertThat(row.get("name")).isNotBlank().isEqualTo(row.get("name").strip());
            assertThat(row.get("country")).isIn((Object[]) Locale.getISOCountries());
            assertThat(row.get("city")).isNotBlank();
            assertThat(row.get("domains")).isNotBlank();
            assertThat(row.get("status")).isIn("active", "closed");
        });
    }

    @Test
    void noIdComesTwice() {
        assertThat(rows)
                .extracting(row -> row.get("sourceId"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void noDomainComesTwice() {
        assertThat(rows.stream().flatMap(row -> parts(row, "domains"))).doesNotHaveDuplicates();
    }

    @Test
    void everyDomainIsOneThatAnOrganisationCanOwnInTheFormThatLookUpsUse() {
        assertThat(rows.stream().flatMap(row -> parts(row, "domains")))
                .allSatisfy(domain ->
                        assertThat(InstitutionDirectory.ownable(domain)).contains(domain))
                .allSatisfy(domain -> assertThat(domain).matches("[a-z0-9.-]+"));
    }

    @Test
    void noListedDomainIsOnTheListOfAbusedOnes() throws IOException {
        DomainSuffixes suffixes = new DomainSuffixes(
                new ClassPathResource("lists/domain-suffixes.csv"), new ClassPathResource("lists/abused-domains.csv"));

        assertThat(rows.stream().flatMap(row -> parts(row, "domains")))
                .noneMatch(domain -> suffixes.of(domain).kind() == Kind.ABUSED);
    }

    @Test
    void everySuccessorIsAnActiveInstitutionOfTheSameCountry() {
        Map<String, CSVRecord> byId =
                rows.stream().collect(Collectors.toMap(row -> row.get("sourceId"), Function.identity()));

        assertThat(rows.stream().filter(row -> !row.get("successor").isBlank()))
                .isNotEmpty()
                .allSatisfy(row -> {
                    CSVRecord successor = byId.get(row.get("successor"));
                    assertThat(successor).isNotNull();
                    assertThat(isActive(successor)).isTrue();
                    assertThat(successor.get("country")).isEqualTo(row.get("country"));
                });
    }

    @Test
    void onlyAClosedInstitutionHasASuccessor() {
        assertThat(rows.stream().filter(SampleRegisterTest::isActive))
                .extracting(row -> row.get("successor"))
                .containsOnly("");
    }

    @Test
    void someNamesFitSeveralOrganisations() {
        Map<String, Long> owners = rows.stream()
                .flatMap(row -> namesOf(row).map(InstitutionNames::normalised).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(owners.get("trinity college")).isGreaterThan(1);
    }

    /** Every name and alias of the register. */
    static List<String> names() throws IOException {
        return rows().stream().flatMap(SampleRegisterTest::namesOf).toList();
    }

    private static Stream<String> namesOf(CSVRecord row) {
        return Stream.concat(Stream.of(row.get("name")), parts(row, "aliases"));
    }

    private static Stream<String> parts(CSVRecord row, String column) {
        return Arrays.stream(row.get(column).split("\\|")).filter(part -> !part.isBlank());
    }

    private static InstitutionKind kind(CSVRecord row) {
        return InstitutionKind.valueOf(row.get("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean isActive(CSVRecord row) {
        return row.get("status").equals("active");
    }

    private static List<CSVRecord> rows() throws IOException {
        ClassPathResource register = new ClassPathResource("registers/sample-register.csv");
        try (Reader reader = new InputStreamReader(register.getInputStream(), StandardCharsets.UTF_8);
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
