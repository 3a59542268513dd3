package org.eduverify.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers a part of a page that htmx requests after the session has ended. A page that only shows something reloads, which
 * leads to the sign-in page; a page with a form stays, so that nothing that was typed is lost.
 */
class PartialPageEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (isRefresh(request)) {
            response.setHeader("HX-Refresh", "true");
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Whether a page requests its own present state. */
    static boolean isRefresh(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getMethod().equals("GET")
                && request.getRequestURI().endsWith("/status");
    }
}
