package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the languages that somebody wishes is spoken. */
class LanguagesTest {

    @ParameterizedTest(name = "{0} | {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-     | -                        | en",
                "nl-NL | -                        | nl",
                "nl-NL | en                       | nl",
                "-     | nl-BE, en;q=0.5          | nl",
                "-     | fr, nl;q=0.8, en;q=0.9   | en",
                "-     | fr-FR, de;q=0.5          | en",
                "fr    | nl                       | nl",
                "*     | nl                       | nl",
                "''    | nl                       | nl",
                "%%    | NL                       | nl",
                "-     | nl;q=x                   | en"
            })
    void theFirstWishThatNamesASpokenLanguageCounts(String first, String second, String expected) {
        assertThat(Languages.firstSupported(first, second).toLanguageTag()).isEqualTo(expected);
    }
}
