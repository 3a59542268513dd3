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
 * Refuses changing requests that a browser sends for a page of another site. A browser adds a remembered password to every
 * request, and some requests of engine REST, such as a deployment, have the format of an HTML form.
 */
class CrossSiteRequestFilter extends OncePerRequestFilter {

    /** The origin of desktop programs such as Camunda Modeler. For pages from files, a browser sends {@code null}. */
    private static final String DESKTOP_PROGRAM = "file://";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final HandlerExceptionResolver exceptionResolver;

    CrossSiteRequestFilter(HandlerExceptionResolver exceptionResolver) {
        this.exceptionResolver = exceptionResolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE_METHODS.contains(request.getMethod()) && comesFromAnotherSite(request)) {
            exceptionResolver.resolveException(
                    request,
                    response,
                    null,
                    new AccessDeniedException("The request comes from a page of another site"));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Browsers send one of the two headers; other clients send neither. */
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
