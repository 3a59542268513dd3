package org.eduverify.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eduverify.platform.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Submits profiles with one fault, with every fault, and right at the edge of a rule. */
class SubmissionRulesTest {

    private final SubmissionRules rules = new SubmissionRules(
            new MailHosts(new ClassPathResource("lists/mail-hosts.csv")),
            new LegalForms(new ClassPathResource("lists/name-words.csv")));

    SubmissionRulesTest() throws IOException {}

    // the submission as a whole

    @Test
    void aCompleteSubmissionHasNoFault() {
        assertThat(rules.check(complete())).isEmpty();
    }

    @Test
    void theRequiredFieldsAloneAreEnough() {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        Stream.of(ProfileField.values())
                .filter(ProfileField::isRequired)
                .forEach(field -> values.put(field, complete().get(field)));

        assertThat(rules.check(Profile.of(values))).isEmpty();
    }

    @Test
    void anEmptySubmissionLacksExactlyTheRequiredFields() {
        List<Fault> faults = rules.check(Profile.of(Map.of()));

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactly(
                        "companyName",
                        "addressLine1",
                        "city",
                        "country",
                        "firstName",
                        "lastName",
                        "email",
                        "primaryDomain");
        assertThat(faults).extracting(Fault::code).containsOnly("REQUIRED");
    }

    @Test
    void everyFaultIsFoundAtOnceInTheOrderOfTheForm() {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        values.put(ProfileField.COMPANY_NAME, "GmbH");
        values.put(ProfileField.ADDRESS_LINE_1, "x".repeat(201));
        values.put(ProfileField.ADDRESS_LINE_2, "back\u0007door");
        values.put(ProfileField.STATE, "Washington");
        values.put(ProfileField.POSTAL_CODE, "9810");
        values.put(ProfileField.COUNTRY, "US");
        values.put(ProfileField.FIRST_NAME, " ");
        values.put(ProfileField.LAST_NAME, "x".repeat(51));
        values.put(ProfileField.PHONE_NUMBER, "call me");
        values.put(ProfileField.EMAIL, "office@gmail.com");
        values.put(ProfileField.WEBSITE, "nowhere");
        values.put(ProfileField.EDUCATION_SEGMENT, "K-12");
        values.put(ProfileField.CULTURE, "x".repeat(21));
        values.put(ProfileField.LANGUAGE, "x".repeat(11));
        values.put(ProfileField.PRIMARY_DOMAIN, "our school");

        assertThat(rules.check(Profile.of(values)))
                .extracting(Fault::field, Fault::code)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"companyName\", \"ONLY_LEGAL_FORM\")",
                        "(\"addressLine1\", \"TOO_LONG\")",
                        "(\"addressLine2\", \"CONTROL_CHARACTER\")",
                        "(\"city\", \"REQUIRED\")",
                        "(\"state\", \"STATE_CODE\")",
                        "(\"postalCode\", \"POSTAL_CODE\")",
                        "(\"firstName\", \"REQUIRED\")",
                        "(\"lastName\", \"TOO_LONG\")",
                        "(\"phoneNumber\", \"PHONE_NUMBER\")",
                        "(\"email\", \"FREE_MAIL_HOST\")",
                        "(\"website\", \"NO_WEB_ADDRESS\")",
                        "(\"educationSegment\", \"UNKNOWN_SEGMENT\")",
                        "(\"culture\", \"TOO_LONG\")",
                        "(\"language\", \"TOO_LONG\")",
                        "(\"primaryDomain\", \"PRIMARY_DOMAIN\")");
    }

    @Test
    void aFieldWithSeveralFaultsNamesOnlyTheFirst() {
        String longAndUnprintable = "\u0001".repeat(300);

        assertThat(rules.check(with(ProfileField.WEBSITE, longAndUnprintable)))
                .extracting(Fault::field)
                .containsExactly("website");
    }

    @Test
    void everyFaultIsASentenceForThePersonWhoFilledTheField() {
        List<Fault> faults = rules.check(Profile.of(Map.of()));

        assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).matches("[A-Z].*\\."));
        assertThat(faultOf(ProfileField.COMPANY_NAME, "Ltd.").message()).contains("(Ltd.)");
        assertThat(faultOf(ProfileField.CITY, "x".repeat(101)).message())
                .contains("City")
                .contains("100");
    }

    // lengths and characters, alike for every field

    @ParameterizedTest
    @MethodSource("fieldsOfFreeText")
    void aTextAtItsLimitIsAccepted(ProfileField field) {
        String text = "x".repeat(field.maxLength());

        assertThat(codeOf(field, text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ProfileField.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTRY")
    void aTextOneOverItsLimitIsRefused(ProfileField field) {
        String text = "x".repeat(field.maxLength() + 1);

        assertThat(codeOf(field, text)).isEqualTo("TOO_LONG");
    }

    @Test
    void publishedLimitsOfTheAddressAreKept() {
        assertThat(ProfileField.ADDRESS_LINE_1.maxLength()).isEqualTo(200);
        assertThat(ProfileField.ADDRESS_LINE_2.maxLength()).isEqualTo(200);
        assertThat(ProfileField.COUNTRY.maxLength()).isEqualTo(2);
        assertThat(ProfileField.FIRST_NAME.maxLength()).isEqualTo(50);
        assertThat(ProfileField.LAST_NAME.maxLength()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"大", "😀", "𠮷", "é"})
    void lengthIsCountedInCharactersAsPeopleSeeThem(String character) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, "大学" + character.repeat(198)))
                .isEmpty();
        assertThat(codeOf(ProfileField.COMPANY_NAME, "大学" + character.repeat(199)))
                .isEqualTo("TOO_LONG");
    }

    @Test
    void anAccentTypedApartFromItsLetterDoesNotCount() {
        assertThat(codeOf(ProfileField.LAST_NAME, "e\u0301".repeat(50))).isEmpty();
        assertThat(codeOf(ProfileField.LAST_NAME, "e\u0301".repeat(51))).isEqualTo("TOO_LONG");
    }

    @Test
    void blanksAroundAValueDoNotCount() {
        assertThat(codeOf(ProfileField.LAST_NAME, "  " + "x".repeat(50) + "  ")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProfileField.class)
    void aNulCharacterIsRefusedInEveryField(ProfileField field) {
        assertThat(codeOf(field, "\u0000")).isEqualTo("CONTROL_CHARACTER");
        assertThat(codeOf(field, "a\u0000b")).isEqualTo("CONTROL_CHARACTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud800b", "a\uffffb"})
    void whatCannotBePrintedIsRefused(String text) {
        assertThat(codeOf(ProfileField.CITY, text)).isEqualTo("CONTROL_CHARACTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'s-Hertogenbosch", "Łódź", "北京", "Αθήνα", "القاهرة", "दिल्ली", "Llanfair-pwll (Wales)"})
    void placesOfTheWholeWorldAreAccepted(String city) {
        assertThat(codeOf(ProfileField.CITY, city)).isEmpty();
    }

    // company name

    @ParameterizedTest
    @ValueSource(strings = {"A", "7", "大", "é", "e\u0301", "😀", "-", " B "})
    void aNameOfOneCharacterIsRefused(String name) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, name)).isEqualTo("SINGLE_CHARACTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "***", "?!", "...", "& &", "😀😀", "()", "€€€"})
    void aNameOfSymbolsOnlyIsRefused(String name) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, name)).isEqualTo("ONLY_SYMBOLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "\t", "\n", "\u2003", "\u3000"})
    void aBlankNameIsMissing(String name) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, name)).isEqualTo("REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GmbH",
                "gmbh",
                "GMBH",
                "Ltd.",
                "LTD",
                "Limited",
                "Inc.",
                "LLC",
                "L.L.C.",
                "PLC",
                "Pty Ltd",
                "Pty. Ltd.",
                "Pvt Ltd",
                "Private Limited",
                "Pte. Ltd.",
                "Sdn. Bhd.",
                "SDN BHD",
                "Kft.",
                "Zrt.",
                "OOO",
                "sp. z o.o.",
                "spzoo",
                "B.V.",
                "N.V.",
                "S.A.",
                "S.p.A.",
                "S.r.l.",
                "s.r.o.",
                "e.V.",
                "A.S.",
                "d.o.o.",
                "K.K.",
                "Oy",
                "SA de CV",
                "GmbH & Co. KG",
                "Co.",
                "L.P.",
                "e.K.",
                "S.E.",
                "OÜ",
                "ООО",
                "ПАО",
                "株式会社",
                "有限公司",
                "(Ltd.)",
                " GmbH ",
                "\"GmbH\""
            })
    void aLegalFormAloneIsNoName(String name) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, name)).isEqualTo("ONLY_LEGAL_FORM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UU",
                "42",
                "3M",
                "東大",
                "C++ Academy GmbH",
                "Limited Brands",
                "Technische Universiteit Delft",
                "Inc. Village",
                "École normale supérieure",
                "上海交通大学",
                "Ecole 42",
                "Co-operative Academy Ltd",
                "King's College London",
                "Universität für Bodenkultur Wien",
                "Московский университет",
                "Texas A&M University",
                "#1 Kindergarten",
                "As Ab Academy"
            })
    void anOrdinaryNameIsAccepted(String name) {
        assertThat(codeOf(ProfileField.COMPANY_NAME, name)).isEmpty();
    }

    // address

    @ParameterizedTest
    @ValueSource(strings = {"NL", "nl", " de ", "HK", "TW", "PS", "SS"})
    void aCountryIsNamedByItsOfficialCode(String code) {
        assertThat(codeOf(ProfileField.COUNTRY, code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "XK", "EU", "AN", "XX", "99", "N", "N1", "日本"})
    void aCodeThatNamesNoCountryIsRefused(String code) {
        assertThat(codeOf(ProfileField.COUNTRY, code)).isEqualTo("UNKNOWN_COUNTRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Netherlands", "NLD", "U.S."})
    void aCountryWrittenOutIsAnsweredWithTheRuleOfTheCode(String country) {
        Fault fault = faultOf(ProfileField.COUNTRY, country);

        assertThat(fault.code()).isEqualTo("UNKNOWN_COUNTRY");
        assertThat(fault.message()).isEqualTo("Country must be a two-letter ISO 3166-1 code, for example NL or US.");
    }

    @ParameterizedTest
    @CsvSource({
        "US, WA, ''",
        "US, wa, ''",
        "CA, ON, ''",
        "US, W, STATE_CODE",
        "US, Washington, STATE_CODE",
        "US, W1, STATE_CODE",
        "CA, Ontario, STATE_CODE",
        "US, '', REQUIRED",
        "CA, '  ', REQUIRED",
        "us, '', REQUIRED"
    })
    void theStateIsATwoLetterCodeInTheUnitedStatesAndCanada(String country, String state, String code) {
        assertThat(codeOf(ProfileField.STATE, in(country, state, ""))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"NL, Zuid-Holland", "DE, ''", "MX, Ciudad de México", "AU, New South Wales", "NL, 1"})
    void elsewhereTheStateIsFreeOrAbsent(String country, String state) {
        assertThat(rules.check(in(country, state, ""))).isEmpty();
    }

    @Test
    void withoutACountryNoStateIsAskedFor() {
        assertThat(rules.check(in("", "", ""))).extracting(Fault::field).containsExactly("country");
    }

    @ParameterizedTest
    @ValueSource(strings = {"98052", "98052-6399", "00501", " 98052 ", ""})
    void anAmericanPostalCodeHasFiveOrNineDigits(String postalCode) {
        assertThat(rules.check(in("US", "WA", postalCode))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9805", "980521", "98052-", "98052-639", "98052 6399", "980526399", "ABCDE", "٩٨٠٥٢"})
    void anyOtherAmericanPostalCodeIsRefused(String postalCode) {
        assertThat(codeOf(ProfileField.POSTAL_CODE, in("US", "WA", postalCode))).isEqualTo("POSTAL_CODE");
    }

    @ParameterizedTest
    @CsvSource({"NL, 2628 CD", "GB, SW1A 1AA", "CA, K1A 0B1", "IE, D02 AF30", "NL, 9805"})
    void otherCountriesHaveOtherPostalCodes(String country, String postalCode) {
        assertThat(codeOf(ProfileField.POSTAL_CODE, in(country, "ON", postalCode)))
                .isEmpty();
    }

    // e-mail address

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office@tudelft.nl",
                "Office@TUDelft.NL",
                "first.last+offers@cs.ox.ac.uk",
                "o'neill@ucd.ie",
                "a@mit.edu",
                "post@universität-münchen.de",
                "post@xn--mnchen-3ya.de",
                "приёмная@мгу.рф",
                "jürgen@tum.de",
                "office@smb.museum",
                "office@riverside.k12.nj.us",
                "office@notgmail.com",
                "office@gmail.com.school.nl",
                "_-@u-tokyo.ac.jp"
            })
    void aMailboxOnAnOwnDomainIsAccepted(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tudelft.nl",
                "@tudelft.nl",
                "office@",
                "office",
                "office@tudelft",
                "office@localhost",
                "office@nl",
                "office@ac.uk",
                "office@tudelft.invalid",
                "office@school.unknowntld",
                "office@@tudelft.nl",
                "a@b@tudelft.nl",
                "office@tudelft..nl",
                "office@.tudelft.nl",
                "office@-tudelft.nl",
                "office@tu_delft.nl",
                "office@tudelft.nl/x",
                "office@127.0.0.1",
                "office@[127.0.0.1]",
                "office@tudelft.nl,dean@tudelft.nl",
                "mailto:office@tudelft.nl"
            })
    void whatIsNoCompleteAddressIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("NO_MAIL_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my office@tudelft.nl",
                "office @tudelft.nl",
                "office@ tudelft.nl",
                "office@tu delft.nl",
                "office@tudelft .nl",
                "TU Delft <office@tudelft.nl>"
            })
    void anAddressWithSpacesIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("NO_MAIL_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"office\"@tudelft.nl", "\"my office\"@tudelft.nl", "\"a@b\"@tudelft.nl", "\"\"@tudelft.nl"})
    void aQuotedLocalPartIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("NO_MAIL_ADDRESS");
    }

    @Test
    void theLocalPartHasAtMostSixtyFourCharacters() {
        assertThat(codeOf(ProfileField.EMAIL, "x".repeat(64) + "@tudelft.nl")).isEmpty();
        assertThat(codeOf(ProfileField.EMAIL, "x".repeat(65) + "@tudelft.nl")).isEqualTo("NO_MAIL_ADDRESS");
    }

    @Test
    void theWholeAddressHasAtMost254Characters() {
        String domain = ("x".repeat(62) + ".").repeat(3) + "nl";
        String atLimit = "x".repeat(254 - 1 - domain.length()) + "@" + domain;

        assertThat(atLimit).hasSize(254);
        assertThat(codeOf(ProfileField.EMAIL, atLimit)).isEmpty();
        assertThat(codeOf(ProfileField.EMAIL, "x" + atLimit)).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "school@gmail.com",
                "school@GMail.com",
                "school@mail.gmail.com",
                "school@hotmail.co.uk",
                "school@web.de",
                "school@ｇｍａｉｌ.com",
                "school@gmail。com",
                "school@mailinator.com",
                "school@eu.mailinator.com"
            })
    void freeAndDisposableMailIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("FREE_MAIL_HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin@school.onmicrosoft.com",
                "admin@School.OnMicrosoft.com",
                "admin@school.mail.onmicrosoft.com",
                "admin@onmicrosoft.com"
            })
    void theVendorsAccountDomainIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("ONMICROSOFT_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"someone@microsoft.com", "someone@on.microsoft.com", "someone@MICROSOFT.com"})
    void theVendorsOwnMailIsRefused(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEqualTo("VENDOR_MAIL_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"someone@notmicrosoft.com", "someone@microsoft.com.school.nl", "a@myonmicrosoft.com"})
    void hostsThatOnlyLookLikeTheVendorsAreNot(String email) {
        assertThat(codeOf(ProfileField.EMAIL, email)).isEmpty();
    }

    @Test
    void mailOfFormerStudentsMayBeSubmittedAndIsLeftToTheDecisionTable() {
        assertThat(codeOf(ProfileField.EMAIL, "someone@alum.mit.edu")).isEmpty();
    }

    // the other fields

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.tudelft.nl",
                "tudelft.nl",
                "https://www.tudelft.nl",
                "HTTP://TUDelft.nl/en/",
                "https://tudelft.nl?lang=en",
                "https://tudelft.nl#top",
                "tudelft.nl:8443/x",
                "https://universität-münchen.de/ä",
                "https://www.東京.jp"
            })
    void aWebAddressIsAccepted(String website) {
        assertThat(codeOf(ProfileField.WEBSITE, website)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tudelft",
                "http://",
                "https://localhost",
                "ftp://tudelft.nl",
                "javascript:alert(1)",
                "http://tu delft.nl",
                "www.tudelft.nl and others",
                "https://admin:secret@tudelft.nl",
                "tudelft..nl",
                "none",
                "//tudelft.nl",
                "tudelft.nl:port",
                "https://tudelft.nl\" onclick=\"x"
            })
    void whatIsNoWebAddressIsRefused(String website) {
        assertThat(codeOf(ProfileField.WEBSITE, website)).isEqualTo("NO_WEB_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+31 15 278 9111", "(555) 555-0100", "015/2789111", "112", "+1.425.882.8080"})
    void aPhoneNumberIsAccepted(String phoneNumber) {
        assertThat(codeOf(ProfileField.PHONE_NUMBER, phoneNumber)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "none", "015 2789111 ext. 4", "0800-SCHOOL", "<0152789111>", "٠١٢٣٤٥٦"})
    void whatIsNoPhoneNumberIsRefused(String phoneNumber) {
        assertThat(codeOf(ProfileField.PHONE_NUMBER, phoneNumber)).isEqualTo("PHONE_NUMBER");
    }

    @ParameterizedTest
    @CsvSource({
        "K12, ''",
        "HigherEducation, ''",
        "k12, UNKNOWN_SEGMENT",
        "Higher Education, UNKNOWN_SEGMENT",
        "HIGHEREDUCATION, UNKNOWN_SEGMENT",
        "Education, UNKNOWN_SEGMENT",
        "None, UNKNOWN_SEGMENT"
    })
    void theSegmentIsOneOfThePublishedTwo(String segment, String code) {
        assertThat(codeOf(ProfileField.EDUCATION_SEGMENT, segment)).isEqualTo(code);
    }

    @Test
    void theSegmentCanBeAskedFor() {
        Fault fault = SubmissionRules.segmentRequired();

        assertThat(fault.field()).isEqualTo("educationSegment");
        assertThat(fault.code()).isEqualTo("REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tudelft", "TUDelft", "tu-delft", "tudelft.onmicrosoft.com", "school42", "42", "x"})
    void aPrimaryDomainOfLettersDigitsHyphensAndDotsIsAccepted(String domain) {
        assertThat(codeOf(ProfileField.PRIMARY_DOMAIN, domain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tu delft",
                "tu_delft",
                "tudelft!",
                "tu&delft",
                "münchen",
                "-tudelft",
                "tudelft-",
                ".tudelft",
                "tudelft.",
                "tu..delft",
                "tu.-delft",
                "office@tudelft",
                "https://tudelft"
            })
    void aPrimaryDomainWithSpacesOrSpecialCharactersIsRefused(String domain) {
        assertThat(codeOf(ProfileField.PRIMARY_DOMAIN, domain)).isEqualTo("PRIMARY_DOMAIN");
    }

    @Test
    void aLabelOfThePrimaryDomainHasAtMostSixtyThreeCharacters() {
        assertThat(codeOf(ProfileField.PRIMARY_DOMAIN, "x".repeat(63))).isEmpty();
        assertThat(codeOf(ProfileField.PRIMARY_DOMAIN, "x".repeat(64))).isEqualTo("PRIMARY_DOMAIN");
        assertThat(codeOf(ProfileField.PRIMARY_DOMAIN, "x".repeat(63) + "." + "x".repeat(36)))
                .isEmpty();
    }

    @Test
    void aTakenPrimaryDomainIsAFaultOfItsField() {
        Fault fault = SubmissionRules.domainTaken();

        assertThat(fault.field()).isEqualTo("primaryDomain");
        assertThat(fault.code()).isEqualTo("DOMAIN_TAKEN");
    }

    private static Stream<ProfileField> fieldsOfFreeText() {
        return Stream.of(
                ProfileField.COMPANY_NAME,
                ProfileField.ADDRESS_LINE_1,
                ProfileField.ADDRESS_LINE_2,
                ProfileField.CITY,
                ProfileField.STATE,
                ProfileField.POSTAL_CODE,
                ProfileField.FIRST_NAME,
                ProfileField.LAST_NAME,
                ProfileField.CULTURE,
                ProfileField.LANGUAGE);
    }

    private static Profile complete() {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        values.put(ProfileField.COMPANY_NAME, "Technische Universiteit Delft");
        values.put(ProfileField.ADDRESS_LINE_1, "Mekelweg 5");
        values.put(ProfileField.ADDRESS_LINE_2, "Library, room 2");
        values.put(ProfileField.CITY, "Delft");
        values.put(ProfileField.STATE, "Zuid-Holland");
        values.put(ProfileField.POSTAL_CODE, "2628 CD");
        values.put(ProfileField.COUNTRY, "NL");
        values.put(ProfileField.FIRST_NAME, "Sanne");
        values.put(ProfileField.LAST_NAME, "de Vries");
        values.put(ProfileField.PHONE_NUMBER, "+31 15 278 9111");
        values.put(ProfileField.EMAIL, "inkoop@tudelft.nl");
        values.put(ProfileField.WEBSITE, "https://www.tudelft.nl");
        values.put(ProfileField.EDUCATION_SEGMENT, "HigherEducation");
        values.put(ProfileField.CULTURE, "nl-NL");
        values.put(ProfileField.LANGUAGE, "nl");
        values.put(ProfileField.PRIMARY_DOMAIN, "tudelft");
        return Profile.of(values);
    }

    private static Profile with(ProfileField field, String value) {
        return complete().with(Map.of(field, value));
    }

    private static Profile in(String country, String state, String postalCode) {
        return complete()
                .with(Map.of(
                        ProfileField.COUNTRY,
                        country,
                        ProfileField.STATE,
                        state,
                        ProfileField.POSTAL_CODE,
                        postalCode));
    }

    /** The code of the only fault of an otherwise complete profile, or empty text if it has none. */
    private String codeOf(ProfileField field, String value) {
        return codeOf(field, with(field, value));
    }

    private String codeOf(ProfileField field, Profile profile) {
        List<Fault> faults = rules.check(profile);
        assertThat(faults).extracting(Fault::field).isSubsetOf(field.key());
        return faults.isEmpty() ? "" : faults.get(0).code();
    }

    private Fault faultOf(ProfileField field, String value) {
        List<Fault> faults = rules.check(with(field, value));
        assertThat(faults).extracting(Fault::field).containsExactly(field.key());
        return faults.get(0);
    }
}
