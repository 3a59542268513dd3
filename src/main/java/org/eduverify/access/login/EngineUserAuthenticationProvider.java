package org.eduverify.access.login;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.eduverify.access.ActorAuthenticationToken;
import org.eduverify.access.EngineIdentityResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Authenticates users of the engine's identity service by user name and password. */
@Component
class EngineUserAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identity;
    private final EngineIdentityResolver identities;

    EngineUserAuthenticationProvider(IdentityService identity, EngineIdentityResolver identities) {
        this.identity = identity;
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication login) throws AuthenticationException {
        if (!isCorrect(login.getName(), String.valueOf(login.getCredentials()))) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        return new ActorAuthenticationToken(identities.resolve(login.getName()));
    }

    /** False also while the user is locked after wrong passwords. */
    private boolean isCorrect(String userId, String password) {
        try {
            return identity.checkPassword(userId, password);
        } catch (OptimisticLockingException concurrentWrongPasswords) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
