package org.eduverify.access;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Service;

/** Runs code on behalf of a user, as if the user had called our REST interface. */
@Service
public class Impersonation {

    private final EngineIdentityResolver identities;

    Impersonation(EngineIdentityResolver identities) {
        this.identities = identities;
    }

    /** Runs the task as the user and restores the previous user afterwards. */
    public void runAs(String userId, Runnable task) {
        SecurityContext previous = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new ActorAuthenticationToken(identities.resolve(userId))));
        try {
            task.run();
        } finally {
            SecurityContextHolder.setContext(previous);
        }
    }
}
