package org.eduverify.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A user who was authenticated by password or by bearer token. Each role is an authority {@code ROLE_...}. */
public class ActorAuthenticationToken extends AbstractAuthenticationToken {

    private final transient EngineIdentity identity;

    /**
     * @param identity the user, whose credentials have been checked
     */
    public ActorAuthenticationToken(EngineIdentity identity) {
        super(List.copyOf(identity.toActor().roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList()));
        this.identity = identity;
        setAuthenticated(true);
    }

    /** The authenticated user in the terms of the engine. */
    public EngineIdentity identity() {
        return identity;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return identity.userId();
    }
}
