package org.eduverify.process.engine;

import java.util.Locale;
import org.eduverify.platform.Languages;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language of who uses one of Camunda's doors: engine REST, or a web application. Spring Boot's request filter
 * stands before their servlets, too; the header is read because the server answers for a missing one with the language
 * of its machine.
 */
public final class RequestLanguage {

    private RequestLanguage() {}

    /** What {@code Accept-Language} asks for; English without a request, as in a job. */
    public static Locale current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Languages.firstSupported(attributes.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : Locale.ENGLISH;
    }
}
