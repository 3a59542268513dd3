package org.eduverify.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A login that succeeded, whether by password or by token. */
public class ActorAuthentication extends AbstractAuthenticationToken {

    private final transient Actor actor;
    private final transient Login login;

    ActorAuthentication(Actor actor, Login login) {
        super(List.copyOf(actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList()));
        this.actor = actor;
        this.login = login;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    /** The same in the engine's terms. */
    public Login login() {
        return login;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor.userId();
    }
}
