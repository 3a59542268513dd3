package org.eduverify.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eduverify.customer.Profile.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows how a profile tidies what it is given and what it tells about its changes. */
class ProfileTest {

    private static final Profile DELFT = Profile.of(Map.of(
            ProfileField.COMPANY_NAME, "Technische Universiteit Delft",
            ProfileField.CITY, "Delft",
            ProfileField.COUNTRY, "NL",
            ProfileField.EMAIL, "inkoop@tudelft.nl",
            ProfileField.PRIMARY_DOMAIN, "tudelft"));

    @Test
    void itTellsWhatItWasGiven() {
        assertThat(DELFT.companyName()).isEqualTo("Technische Universiteit Delft");
        assertThat(DELFT.country()).isEqualTo("NL");
        assertThat(DELFT.email()).isEqualTo("inkoop@tudelft.nl");
        assertThat(DELFT.primaryDomain()).isEqualTo("tudelft");
        assertThat(DELFT.get(ProfileField.CITY)).isEqualTo("Delft");
        assertThat(DELFT.find(ProfileField.CITY)).contains("Delft");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Delft", "Delft ", "\t Delft\n", "\u2003Delft\u3000", "\u2028Delft"})
    void blanksAroundAValueAreDropped(String city) {
        assertThat(changed(ProfileField.CITY, city).get(ProfileField.CITY)).isEqualTo("Delft");
    }

    @Test
    void blanksWithinAValueStay() {
        assertThat(changed(ProfileField.CITY, " Den  Haag ").get(ProfileField.CITY))
                .isEqualTo("Den  Haag");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\r\n", "\u3000"})
    void aBlankValueCountsAsAbsent(String blank) {
        Profile withoutCity = changed(ProfileField.CITY, blank);

        assertThat(withoutCity.find(ProfileField.CITY)).isEmpty();
        assertThat(withoutCity.get(ProfileField.CITY)).isEmpty();
        assertThat(withoutCity).isEqualTo(Profile.of(withoutTheCity()));
    }

    @ParameterizedTest
    @EnumSource(ProfileField.class)
    void anEmptyProfileHasNoField(ProfileField field) {
        Profile empty = Profile.of(Map.of());

        assertThat(empty.find(field)).isEmpty();
        assertThat(empty.get(field)).isEmpty();
    }

    @Test
    void lettersAndTheirAccentsAreComposed() {
        Profile decomposed = changed(ProfileField.COMPANY_NAME, "E\u0301cole supe\u0301rieure");

        assertThat(decomposed.companyName()).isEqualTo("École supérieure");
        assertThat(decomposed).isEqualTo(changed(ProfileField.COMPANY_NAME, "\u00c9cole sup\u00e9rieure"));
    }

    @Test
    void syllablesOfHangulAreComposed() {
        assertThat(changed(ProfileField.CITY, "\u1109\u1165\u110b\u116e\u11af").get(ProfileField.CITY))
                .isEqualTo("서울");
    }

    @Test
    void fullWidthLettersStayBecauseNamesAreKeptAsWritten() {
        assertThat(changed(ProfileField.COMPANY_NAME, "ＴＵ大学").companyName()).isEqualTo("ＴＵ大学");
    }

    @Test
    void theCountryIsInUpperCase() {
        assertThat(changed(ProfileField.COUNTRY, " nl ").country()).isEqualTo("NL");
        assertThat(changed(ProfileField.COUNTRY, "Us").country()).isEqualTo("US");
    }

    @Test
    void thePrimaryDomainIsInLowerCase() {
        assertThat(changed(ProfileField.PRIMARY_DOMAIN, " TUDelft.OnMicrosoft.com ")
                        .primaryDomain())
                .isEqualTo("tudelft.onmicrosoft.com");
    }

    @Test
    void theCaseOfEverythingElseStays() {
        assertThat(changed(ProfileField.EMAIL, "Inkoop@TUDelft.nl").email()).isEqualTo("Inkoop@TUDelft.nl");
        assertThat(changed(ProfileField.COMPANY_NAME, "tU dELFT").companyName()).isEqualTo("tU dELFT");
        assertThat(changed(ProfileField.STATE, "wa").get(ProfileField.STATE)).isEqualTo("wa");
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(changed(ProfileField.COUNTRY, "it").country()).isEqualTo("IT");
            assertThat(changed(ProfileField.PRIMARY_DOMAIN, "ISTANBUL").primaryDomain())
                    .isEqualTo("istanbul");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aChangeLeavesTheOriginalAsItWas() {
        changed(ProfileField.CITY, "Leiden");

        assertThat(DELFT.get(ProfileField.CITY)).isEqualTo("Delft");
    }

    @Test
    void aChangeKeepsTheFieldsThatItDoesNotName() {
        Profile moved = changed(ProfileField.CITY, "Leiden");

        assertThat(moved.get(ProfileField.CITY)).isEqualTo("Leiden");
        assertThat(moved.companyName()).isEqualTo(DELFT.companyName());
        assertThat(moved.email()).isEqualTo(DELFT.email());
    }

    @Test
    void aProfileDoesNotFollowTheMapThatItWasMadeOf() {
        Map<ProfileField, String> values = new EnumMap<>(Map.of(ProfileField.CITY, "Delft"));
        Profile profile = Profile.of(values);

        values.put(ProfileField.CITY, "Leiden");

        assertThat(profile.get(ProfileField.CITY)).isEqualTo("Delft");
    }

    @Test
    void changesAreListedInTheOrderOfTheForm() {
        Map<ProfileField, String> changes = new EnumMap<>(ProfileField.class);
        changes.put(ProfileField.EMAIL, "office@tudelft.nl");
        changes.put(ProfileField.COMPANY_NAME, "Delft University of Technology");
        changes.put(ProfileField.WEBSITE, "www.tudelft.nl");
        changes.put(ProfileField.CITY, null);

        assertThat(DELFT.with(changes).changesSince(DELFT))
                .containsExactly(
                        new Change(
                                ProfileField.COMPANY_NAME,
                                "Technische Universiteit Delft",
                                "Delft University of Technology"),
                        new Change(ProfileField.CITY, "Delft", ""),
                        new Change(ProfileField.EMAIL, "inkoop@tudelft.nl", "office@tudelft.nl"),
                        new Change(ProfileField.WEBSITE, "", "www.tudelft.nl"));
    }

    @Test
    void aProfileHasNotChangedSinceItself() {
        assertThat(DELFT.changesSince(DELFT)).isEmpty();
    }

    @Test
    void anotherSpellingOfTheSameValueIsNoChange() {
        Map<ProfileField, String> same = new EnumMap<>(ProfileField.class);
        same.put(ProfileField.COUNTRY, " nl");
        same.put(ProfileField.PRIMARY_DOMAIN, "TUDELFT");
        same.put(ProfileField.CITY, "Delft ");
        same.put(ProfileField.STATE, "  ");

        Profile again = DELFT.with(same);

        assertThat(again.changesSince(DELFT)).isEmpty();
        assertThat(again).isEqualTo(DELFT).hasSameHashCodeAs(DELFT);
    }

    @Test
    void profilesDifferByTheirValuesOnly() {
        assertThat(DELFT).isNotEqualTo(changed(ProfileField.CITY, "Leiden"));
        assertThat(DELFT).isNotEqualTo("Technische Universiteit Delft");
        assertThat(Profile.of(Map.of())).isEqualTo(Profile.of(Map.of(ProfileField.CITY, " ")));
    }

    @Test
    void nothingIsValidatedHere() {
        assertThat(Profile.of(Map.of(ProfileField.COUNTRY, "nowhere")).country())
                .isEqualTo("nowhere");
    }

    @Test
    void onlyThePrimaryDomainCanNeverBeCorrected() {
        assertThat(ProfileField.values())
                .allSatisfy(field -> assertThat(field.isCorrectable()).isEqualTo(field != ProfileField.PRIMARY_DOMAIN));
    }

    @ParameterizedTest
    @EnumSource(ProfileField.class)
    void everyFieldIsFoundByItsKey(ProfileField field) {
        assertThat(ProfileField.withKey(field.key())).contains(field);
    }

    @Test
    void anUnknownKeyNamesNoField() {
        assertThat(ProfileField.withKey("companyname")).isEmpty();
        assertThat(ProfileField.withKey("")).isEmpty();
    }

    private static Profile changed(ProfileField field, String value) {
        Map<ProfileField, String> change = new HashMap<>();
        change.put(field, value);
        return DELFT.with(change);
    }

    private static Map<ProfileField, String> withoutTheCity() {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            if (field != ProfileField.CITY) {
                values.put(field, DELFT.get(field));
            }
        }
        return values;
    }
}
