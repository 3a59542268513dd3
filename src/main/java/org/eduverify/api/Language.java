package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.eduverify.platform.Languages;
import org.springframework.http.HttpHeaders;

/**
 * The language of an answer's sentences: what {@code X-Locale} names, as the client libraries send it, else {@code
 * Accept-Language}, else English.
 */
final class Language {

    private Language() {}

    static Locale of(HttpServletRequest request) {
        return Languages.spoken(request.getHeader("X-Locale"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
