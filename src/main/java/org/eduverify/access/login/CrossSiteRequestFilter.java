package org.eduverify.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses changes that a page of another site has a browser send. A browser that remembers a password sends it along
 * whoever asks, and some requests of engine REST, such as a deployment, look like ordinary forms.
 */
class CrossSiteRequestFilter extends OncePerRequestFilter {

    /** A desktop program built on a browser, such as Camunda Modeler; a browser says "null" for pages from files. */
    private static final String DESKTOP_PROGRAM = "file://";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final HandlerExceptionResolver errorBodies;

    CrossSiteRequestFilter(HandlerExceptionResolver errorBodies) {
        this.errorBodies = errorBodies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod()) && comesFromAnotherSite(request)) {
            errorBodies.resolveException(
                    request, response, null, new AccessDeniedException("Sent by a page of another site"));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Browsers tell it in one header or the other; other clients send neither. */
    private static boolean comesFromAnotherSite(HttpServletRequest request) {
        if (DESKTOP_PROGRAM.equals(request.getHeader(HttpHeaders.ORIGIN))) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return request.getHeader(HttpHeaders.ORIGIN) != null && CorsUtils.isCorsRequest(request);
    }
}
