package org.eduverify.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eduverify.access.Access;
import org.eduverify.access.Access.EngineLogin;
import org.eduverify.access.ActorAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who is asking its own REST interface, so that it shows and allows what is theirs. */
class EngineAuthenticationFilter extends OncePerRequestFilter {

    private final Access access;

    EngineAuthenticationFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication actor)) {
            throw new IllegalStateException("Engine REST was reached without a login");
        }
        try (EngineLogin seen = access.enterEngineAs(actor.login())) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/engine-rest");
    }
}
