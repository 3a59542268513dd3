package org.eduverify.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves signing in and out of Camunda's web applications to the portal: the login endpoint does not exist, the set-up of
 * a first administrator is forbidden, and the logout ends the session everywhere.
 */
class WebApplicationLoginFilter extends OncePerRequestFilter {

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/.*login.*");
    private static final Pattern SETUP = Pattern.compile("/camunda/api/admin/setup(/.*)?");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (LOGIN.matcher(path).matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (SETUP.matcher(path).matches()) {
            // would create the first administrator, which the program does itself
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
        HttpSession session = request.getSession(false);
        boolean successful = response.getStatus() < HttpServletResponse.SC_MULTIPLE_CHOICES;
        if (session != null && successful && LOGOUT.matcher(path).matches()) {
            session.invalidate();
        }
    }
}
