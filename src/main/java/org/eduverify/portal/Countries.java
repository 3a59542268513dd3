package org.eduverify.portal;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Countries by name, in the user's language. */
@Component("countries")
class Countries {

    /** A country of ISO 3166-1. */
    record Country(String code, String name) {}

    /** All countries in the alphabetical order of the language. */
    public List<Country> all(Locale locale) {
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Country(code, name(code, locale)))
                .sorted(Comparator.comparing(Country::name, Collator.getInstance(locale)))
                .toList();
    }

    /** The country's name; the code itself if it is not a country's. */
    public String name(String code, Locale locale) {
        return code.isEmpty() ? "" : new Locale("", code).getDisplayCountry(locale);
    }
}
