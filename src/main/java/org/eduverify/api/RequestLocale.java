package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.eduverify.platform.Languages;
import org.springframework.http.HttpHeaders;

/**
 * The language of the texts in an answer: that of the header {@code X-Locale}, which the client libraries send, else of
 * {@code Accept-Language}, else English.
 */
final class RequestLocale {

    private RequestLocale() {}

    static Locale of(HttpServletRequest request) {
        return Languages.firstSupported(request.getHeader("X-Locale"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
