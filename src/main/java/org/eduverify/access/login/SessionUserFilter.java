package org.eduverify.access.login;

import com.google.common.hash.Hashing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.eduverify.access.ActorAuthenticationToken;
import org.eduverify.access.EngineIdentityResolver;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the user of a session up to date: roles and partner are read with each request, and the session ends when the
 * password changes, the user is deleted, or nobody has used it for the time-out of sessions. A page that refreshes itself
 * does not count as use.
 */
class SessionUserFilter extends OncePerRequestFilter {

    private static final String STATE = SessionUserFilter.class.getName();
    private static final String UNKNOWN_USER = "unknown user";

    /** What the session knows of its user. The fingerprint changes with the password and reveals nothing about it. */
    private record State(String userId, String fingerprint, Instant usedAt) {}

    private final IdentityService identity;
    private final EngineIdentityResolver identities;

    SessionUserFilter(IdentityService identity, EngineIdentityResolver identities) {
        this.identity = identity;
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthenticationToken token) {
            refresh(request, session, token.identity().userId());
        }
        chain.doFilter(request, response);
    }

    private void refresh(HttpServletRequest request, HttpSession session, String userId) {
        String fingerprint = fingerprint(userId);
        Instant now = Instant.now();
        State state = session.getAttribute(STATE) instanceof State stored
                        && stored.userId().equals(userId)
                ? stored
                : new State(userId, fingerprint, now);
        Duration timeOut = Duration.ofSeconds(session.getMaxInactiveInterval());
        if (!state.fingerprint().equals(fingerprint)
                || timeOut.toSeconds() > 0 && state.usedAt().plus(timeOut).isBefore(now)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            return;
        }
        session.setAttribute(STATE, new State(userId, state.fingerprint(), isRefresh(request) ? state.usedAt() : now));
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new ActorAuthenticationToken(identities.resolve(userId))));
    }

    private static boolean isRefresh(HttpServletRequest request) {
        return PartialPageEntryPoint.isRefresh(request);
    }

    private String fingerprint(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user == null
                ? UNKNOWN_USER
                : Hashing.sha256()
                        .hashString(String.valueOf(user.getPassword()), StandardCharsets.UTF_8)
                        .toString();
    }

    /** The styles, scripts and images of the pages need no user. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI()
                .matches("/(webjars|portal-files)/.*|/camunda/.*\\.(js|css|png|svg|ico|woff2?|ttf)");
    }
}
