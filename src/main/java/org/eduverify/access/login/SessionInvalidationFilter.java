package org.eduverify.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.eduverify.access.Access;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session of the web applications as soon as its user's password is changed or the user is deleted; Camunda itself
 * would let it live on. Who is logged in stands in the session in a type from a package called impl.
 */
class SessionInvalidationFilter extends OncePerRequestFilter {

    private static final String MARK = SessionInvalidationFilter.class.getName();

    private final Access access;

    SessionInvalidationFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isOver(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
        markLogin(request.getSession(false));
    }

    private boolean isOver(HttpSession session) {
        Object mark = session.getAttribute(MARK);
        return mark != null
                && user(session).filter(user -> !mark.equals(markOf(user))).isPresent();
    }

    /** A login begins a new session, which has no mark yet. */
    private void markLogin(HttpSession session) {
        if (session != null && session.getAttribute(MARK) == null) {
            user(session).ifPresent(user -> session.setAttribute(MARK, markOf(user)));
        }
    }

    private String markOf(String user) {
        return access.passwordMark(user).orElse("gone");
    }

    private static Optional<String> user(HttpSession session) {
        Authentications logins = AuthenticationUtil.getAuthsFromSession(session);
        return logins.getAuthentications().stream()
                .map(UserAuthentication::getIdentityId)
                .findFirst();
    }
}
