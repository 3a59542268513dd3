package org.eduverify.directory;

import java.util.List;
import java.util.Locale;

/**
 * An organisation as a register knows it.
 *
 * @param register name and release of the register, for example {@code sample register 2026-11}
 * @param sourceId the register's own id for it
 * @param names every name that the register knows, the display name among them
 * @param country ISO 3166-1 alpha-2
 * @param countries every country where it has a seat, the first one being {@code country}
 * @param city empty if unknown
 * @param region empty if unknown
 * @param successor name of the organisation that took over, or null
 */
public record Institution(
        long id,
        String register,
        String sourceId,
        String name,
        List<String> names,
        String country,
        List<String> countries,
        String city,
        String region,
        InstitutionKind kind,
        InstitutionStatus status,
        String successor) {

    /** Where it is, in the words that names of organisations use. */
    List<String> places() {
        return List.of(city, region, country, new Locale("", country).getDisplayCountry(Locale.ENGLISH));
    }

    /** Whether it has a seat in the country. */
    public boolean isIn(String otherCountry) {
        return country.equals(otherCountry) || countries.contains(otherCountry);
    }

    /** How the record is found in its register. */
    public String record() {
        return "%s: %s".formatted(register, sourceId);
    }
}
