package org.eduverify.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.eduverify.platform.Label;
import org.eduverify.platform.Refusal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * The user on whose behalf the current thread works: the user of our REST interface, of engine REST or of a web
 * application.
 *
 * <p>The public identity service returns the user of the engine's own interfaces as an {@code Authentication}, a type
 * from an internal package of the engine.
 */
@Service
public class CurrentActor {

    private static final String SYSTEM = "system";

    private final IdentityService identity;

    /**
     * Engine plug-ins create their own object, because they exist before the engine does.
     *
     * @param identity the engine's identity service
     */
    public CurrentActor(IdentityService identity) {
        this.identity = identity;
    }

    /** The acting user; empty when the program itself acts, as in a timer. */
    public Optional<Actor> find() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthenticationToken token) {
            return Optional.of(token.identity().toActor());
        }
        Authentication engineUser = identity.getCurrentAuthentication();
        if (engineUser == null || engineUser.getUserId() == null) {
            return Optional.empty();
        }
        return Optional.of(new EngineIdentity(
                        engineUser.getUserId(), nonNull(engineUser.getGroupIds()), nonNull(engineUser.getTenantIds()))
                .toActor());
    }

    /** The id of the acting user for records; {@code system} when the program itself acts. */
    public String userId() {
        return find().map(Actor::userId).orElse(SYSTEM);
    }

    /**
     * The acting user, who must have this role.
     *
     * @throws Refusal if no user acts or the user does not have the role
     */
    public Actor require(Role role) {
        return find().filter(actor -> actor.roles().contains(role))
                .orElseThrow(() -> Refusal.forbidden(AccessReason.ROLE_MISSING, role.groupId()));
    }

    /**
     * The acting user, who must work for a partner.
     *
     * @throws Refusal if no user acts or the user does not work for a partner
     */
    public Actor requireAgent() {
        Actor actor = find().orElseThrow(() -> Refusal.forbidden(AccessReason.LOGIN_OF_AGENT));
        actor.requirePartner();
        return actor;
    }

    /**
     * Checks that the acting user has one of the roles. The program itself passes the check.
     *
     * @throws Refusal if the user has none of the roles
     */
    public void requireAnyOf(Role... roles) {
        find().filter(actor -> Arrays.stream(roles).noneMatch(actor.roles()::contains))
                .ifPresent(actor -> {
                    throw Refusal.forbidden(
                            AccessReason.ROLE_MISSING,
                            Label.anyOf(Arrays.stream(roles).map(Role::groupId).toList()));
                });
    }

    private static List<String> nonNull(List<String> values) {
        return values == null ? List.of() : values;
    }
}
