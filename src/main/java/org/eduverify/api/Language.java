package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/**
 * The language of an answer's sentences: what {@code X-Locale} names, as the client libraries send it, else {@code
 * Accept-Language}, else English.
 */
final class Language {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

  private Language() {}

  static Locale of(HttpServletRequest request) {
    for (String header : List.of("X-Locale", "Accept-Language")) {
      String wanted = request.getHeader(header);
      if (wanted != null) {
        Locale spoken = spoken(wanted);
        if (spoken != null) {
          return spoken;
        }
      }
    }
    return Locale.ENGLISH;
  }

  private static Locale spoken(String wanted) {
    try {
      return Locale.lookup(Locale.LanguageRange.parse(wanted), SPOKEN);
    } catch (IllegalArgumentException | IndexOutOfBoundsException noLanguage) {
      return null;
    }
  }
}
