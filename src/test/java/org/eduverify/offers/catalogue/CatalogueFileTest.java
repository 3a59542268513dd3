package org.eduverify.offers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading catalogue files, and what is said about those that cannot be used. */
class CatalogueFileTest {

    private static final String HEADER =
            "id,name,description,category,product,segment,type,countries,billingCycles,minimumQuantity,maximumQuantity,unit,prerequisites,trial\n";
    private static final String SUITE =
            "suite,Suite,All of it,Office,Suite,Education,licence-based service,NL|BE,annual|monthly,1,100,licences,,no\n";
    private static final String ADD_ON =
            "add-on,Archive,,Office,Archive,Commercial,licence-based service,*,monthly,2,50,licences,suite,\n";

    private static List<Offer> read(String text) {
        return CatalogueFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(String text) {
        return catchThrowableOfType(Refusal.class, () -> read(text)).faults().stream()
                .map(fault -> fault.message(Locale.ENGLISH))
                .toList();
    }

    @Test
    void everyMemberOfAnOfferIsRead() {
        List<Offer> offers = read(HEADER + SUITE + ADD_ON);

        assertThat(offers.get(0))
                .isEqualTo(new Offer(
                        "suite",
                        "Suite",
                        "All of it",
                        new Category("Office", 1),
                        "Suite",
                        Segment.EDUCATION,
                        ProductType.LICENCE_BASED,
                        Set.of("NL", "BE"),
                        List.of(BillingCycle.ANNUAL, BillingCycle.MONTHLY),
                        1,
                        100,
                        "licences",
                        List.of(),
                        true,
                        false,
                        1));
        assertThat(offers.get(1).isAddOn()).isTrue();
        assertThat(offers.get(1).isSoldIn("DE")).isTrue();
        assertThat(offers.get(0).isSoldIn("DE")).isFalse();
    }

    @Test
    void columnsMayHaveAnotherOrderAndOptionalOnesMayBeMissing() {
        List<Offer> offers = read(
                "\uFEFFunit,id,name,category,product,segment,type,billingCycles,maximumQuantity,minimumQuantity\r\n"
                        + "licences,suite,Suite,Office,Suite,commercial,Perpetual Software,one_time,9,1");

        assertThat(offers).hasSize(1);
        assertThat(offers.get(0).segment()).isEqualTo(Segment.COMMERCIAL);
        assertThat(offers.get(0).type()).isEqualTo(ProductType.PERPETUAL);
        assertThat(offers.get(0).maximumQuantity()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "^suite; ;`Line 2: '' cannot be an id; use 2 to 50 letters, digits and hyphens, but not imports or releases.`",
                "^suite;imports;`Line 2: 'imports' cannot be an id; use 2 to 50 letters, digits and hyphens, but not imports or releases.`",
                ",Suite,All;,,All;Line 2: name is required.",
                "Education;Schools;`Line 2: segment must not be 'Schools'; use one of: Commercial, Education, NonProfit, Government.`",
                "licence-based service;licences;`Line 2: type must not be 'licences'; use one of: licence-based service, software subscription, perpetual software, usage-based service.`",
                "NL|BE;NL|Belgium;`Line 2: 'Belgium' is not a country; use codes of two letters (ISO 3166-1 alpha-2) separated by |, or *.`",
                "annual|monthly;yearly;`Line 2: billingCycles must not be 'yearly'; use one of: monthly, annual, one_time, none.`",
                "annual|monthly;one_time;`Line 2: the billing cycle one_time is not possible for a licence-based service; use one of: monthly, annual.`",
                "annual|monthly; ;Line 2: billingCycles is required.",
                ",1,100,;,0,100,;`Line 2: minimumQuantity must be a whole number from 1 to 10000000, not '0'.`",
                ",1,100,;,1,1.5,;`Line 2: maximumQuantity must be a whole number from 1 to 10000000, not '1.5'.`",
                ",1,100,;,101,100,;Line 2: the minimum quantity is greater than the maximum quantity.",
                ",no$;,maybe;`Line 2: trial must not be 'maybe'; use one of: yes, no.`",
                ",no$; ;Line 2 has 13 cells instead of 14.",
            })
    void aFaultIsNamedWithItsLine(String old, String changed, String sentence) {
        String row = SUITE.strip().replaceFirst(old.replace("|", "\\|"), changed == null ? "" : changed);

        assertThat(faults(HEADER + row + "\n")).contains(sentence);
    }

    @Test
    void everyFaultOfTheFileIsNamedAtOnce() {
        assertThat(faults(HEADER + SUITE.replace("Education", "x") + "\n" + ADD_ON.replace("*", "x")))
                .hasSize(2)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Line 2: segment"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Line 4: 'x' is not a country"));
    }

    @Test
    void offersMustNotContradictEachOther() {
        assertThat(faults(HEADER + SUITE + SUITE)).containsExactly("Line 3: the id suite is already in line 2.");
        assertThat(faults(HEADER + ADD_ON)).containsExactly("Line 2: the prerequisite 'suite' is not in the file.");
        assertThat(faults(HEADER
                        + SUITE
                        + ADD_ON
                        + ADD_ON.replace("add-on,", "third,").replace("suite", "add-on")))
                .containsExactly("Line 4: the prerequisite add-on is an add-on itself.");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThat(faults("")).containsExactly("The file holds no offers.");
        assertThat(faults(HEADER)).containsExactly("The file holds no offers.");
        assertThat(faults("[]")).contains("Line 1: the column id is missing.", "Line 1: the column '[]' is not known.");
        assertThat(faults(HEADER + SUITE.replace("Suite,All", "\"Suite,All")))
                .singleElement()
                .asString()
                .startsWith("The file cannot be read as CSV after line");
        assertThat(faults(HEADER + SUITE.replace("All of it", "a\u0000b")))
                .containsExactly("Line 2: description must have at most 1000 characters and no control characters.");
        Refusal notText =
                catchThrowableOfType(Refusal.class, () -> CatalogueFile.read(new byte[] {'i', 'd', (byte) 0xE9, '\n'}));
        assertThat(notText).hasMessage("The file is not valid UTF-8.");
    }

    @Test
    void theExampleCatalogueHasOffersOfEverySegmentAndProductType() throws IOException {
        List<Offer> offers =
                CatalogueFile.read(Files.readAllBytes(Path.of("src/main/resources/offers/example-catalogue.csv")));

        assertThat(offers).hasSizeGreaterThanOrEqualTo(30);
        assertThat(offers).extracting(Offer::segment).containsAll(EnumSet.allOf(Segment.class));
        assertThat(offers).extracting(Offer::type).containsAll(EnumSet.allOf(ProductType.class));
        assertThat(offers).filteredOn(Offer::isAddOn).hasSizeGreaterThanOrEqualTo(5);
        assertThat(offers)
                .filteredOn(offer -> offer.category().name().equals("Classroom"))
                .isNotEmpty();
    }
}
