package org.eduverify.process.engine;

import java.util.Locale;
import org.eduverify.platform.Languages;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language of a request to engine REST or to a web application of the engine. It is read from the header itself,
 * because the servlet API replaces a missing header by the language of the server.
 */
public final class RequestLanguage {

    private RequestLanguage() {}

    /** The language in {@code Accept-Language}; English outside of a request, for example in a job. */
    public static Locale current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Languages.firstSupported(attributes.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : Locale.ENGLISH;
    }
}
