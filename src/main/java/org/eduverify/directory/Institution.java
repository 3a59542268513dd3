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
 * @param city empty if unknown
 * @param successor name of the organisation that took over, or null
 */
public record Institution(
    long id,
    String register,
    String sourceId,
    String name,
    List<String> names,
    String country,
    String city,
    InstitutionKind kind,
    InstitutionStatus status,
    String successor) {

  /** Where it is, in the words that names of organisations use. */
  List<String> places() {
    return List.of(city, country, new Locale("", country).getDisplayCountry(Locale.ENGLISH));
  }

  /** How the record is found in its register. */
  public String record() {
    return "%s: %s".formatted(register, sourceId);
  }
}
