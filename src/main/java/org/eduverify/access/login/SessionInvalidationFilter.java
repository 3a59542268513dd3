package org.eduverify.access.login;

import com.google.common.hash.Hashing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session of the web applications when the password of its user changes or the user is deleted; Camunda itself
 * keeps such a session. The session stores its user in a type from an internal package of Camunda.
 */
class SessionInvalidationFilter extends OncePerRequestFilter {

    private static final String FINGERPRINT = SessionInvalidationFilter.class.getName();
    private static final String UNKNOWN_USER = "unknown user";

    private final IdentityService identity;

    SessionInvalidationFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isOutdated(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
        storeFingerprint(request.getSession(false));
    }

    private boolean isOutdated(HttpSession session) {
        Object fingerprint = session.getAttribute(FINGERPRINT);
        return fingerprint != null
                && user(session)
                        .filter(user -> !fingerprint.equals(fingerprint(user)))
                        .isPresent();
    }

    /** A login starts a new session, which does not have the attribute yet. */
    private void storeFingerprint(HttpSession session) {
        if (session != null && session.getAttribute(FINGERPRINT) == null) {
            user(session).ifPresent(user -> session.setAttribute(FINGERPRINT, fingerprint(user)));
        }
    }

    /** Changes with the user's password and reveals nothing about it. */
    private String fingerprint(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user == null
                ? UNKNOWN_USER
                : Hashing.sha256()
                        .hashString(String.valueOf(user.getPassword()), StandardCharsets.UTF_8)
                        .toString();
    }

    private static Optional<String> user(HttpSession session) {
        Authentications logins = AuthenticationUtil.getAuthsFromSession(session);
        return logins.getAuthentications().stream()
                .map(UserAuthentication::getIdentityId)
                .findFirst();
    }
}
