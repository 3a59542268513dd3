package org.eduverify.access.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.eduverify.access.ActorAuthenticationToken;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Answers refused requests of the portal. A form without the token of its session is not processed: usually the session
 * has ended since the page was opened. The user signs in again and finds what was typed in the same form.
 */
class ExpiredFormHandler implements AccessDeniedHandler {

    /** Spring Security leads to this address after the sign-in. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    /** Many times what a person types, in characters; more is not kept for a user who is not signed in. */
    private static final int LONGEST_FORM = 20_000;

    private final String signInPage;

    ExpiredFormHandler(String signInPage) {
        this.signInPage = signInPage;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        boolean signedIn = SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthenticationToken;
        if (!(failure instanceof CsrfException)
                || isFromAnotherSite(request)
                || request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            if (signedIn && request.getHeader("HX-Request") == null) {
                request.getRequestDispatcher("/portal/forbidden").forward(request, response);
            }
            return;
        }
        // somebody who only wants to sign in or out has nothing to come back to
        if (request.getRequestURI().startsWith("/portal/customers")) {
            keep(request);
        }
        response.sendRedirect(signedIn ? request.getRequestURI() : signInPage + "?expired");
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static void keep(HttpServletRequest request) {
        Map<String, String> typed = request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().startsWith("_"))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
        int length = typed.values().stream().mapToInt(String::length).sum();
        HttpSession session = request.getSession();
        if (length <= LONGEST_FORM) {
            new ExpiredForm(request.getRequestURI(), typed).store(session);
        }
        session.setAttribute(SAVED_REQUEST, new SimpleSavedRequest(request.getRequestURI()));
    }
}
