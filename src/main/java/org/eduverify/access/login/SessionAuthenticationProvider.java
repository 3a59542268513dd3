package org.eduverify.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.eduverify.access.ActorAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Presents the user of the session to Camunda's web applications, which create this object by its class name. */
public class SessionAuthenticationProvider implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthenticationToken token)) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult result =
                AuthenticationResult.successful(token.identity().userId());
        result.setGroups(token.identity().groups());
        result.setTenants(token.identity().tenants());
        return result;
    }

    /** The security filter chain has already answered a request without a user. */
    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
}
