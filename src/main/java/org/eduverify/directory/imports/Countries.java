package org.eduverify.directory.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Codes of countries by their English names and the spellings that registers use. */
final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** ISO 3166-1 alpha-2 code of a country given by its English name or a code of two or three letters. */
    static Optional<String> code(String country) {
        return Optional.ofNullable(CODES.get(key(country)));
    }

    private static String key(String country) {
        return country.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            codes.put(key(code), code);
            codes.put(key(country.getISO3Country()), code);
            codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        String[][] others = {
            {"GB", "England", "Wales", "Scotland", "Northern Ireland", "Great Britain", "UK"},
            {"US", "United States of America"},
            {"KR", "Korea", "Korea, Republic of", "Republic of Korea"},
            {"KP", "Korea, Democratic People's Republic of"},
            {"RU", "Russian Federation"},
            {"CZ", "Czech Republic", "Czechia"},
            {"VN", "Viet Nam"},
            {"IR", "Iran, Islamic Republic of"},
            {"SY", "Syrian Arab Republic"},
            {"TW", "Taiwan, Province of China"},
            {"TZ", "Tanzania, United Republic of"},
            {"VE", "Venezuela, Bolivarian Republic of"},
            {"BO", "Bolivia, Plurinational State of"},
            {"MD", "Moldova, Republic of"},
            {"MK", "Macedonia", "Macedonia, the former Yugoslav Republic of", "North Macedonia"},
            {"BN", "Brunei Darussalam"},
            {"LA", "Lao People's Democratic Republic"},
            {"CI", "Ivory Coast", "Cote d'Ivoire"},
            {"CD", "Congo, the Democratic Republic of the", "Democratic Republic of the Congo"},
            {"CG", "Congo"},
            {"PS", "Palestine, State of", "Palestinian Territory, Occupied", "Palestine"},
            {"HK", "Hong Kong"},
            {"MO", "Macau", "Macao"},
            {"TR", "Turkey"},
            {"SZ", "Swaziland"},
            {"CV", "Cape Verde"},
            {"MM", "Burma", "Myanmar"},
            {"VA", "Holy See (Vatican City State)"},
            {"BA", "Bosnia and Herzegovina"},
            {"TT", "Trinidad and Tobago"},
            {"AG", "Antigua and Barbuda"},
            {"KN", "Saint Kitts and Nevis"},
            {"VC", "Saint Vincent and the Grenadines"},
            {"LC", "Saint Lucia"},
            {"ST", "Sao Tome and Principe"}
        };
        for (String[] names : others) {
            for (int index = 1; index < names.length; index++) {
                codes.put(key(names[index]), names[0]);
            }
        }
        return codes;
    }
}
