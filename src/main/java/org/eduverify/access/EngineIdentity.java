package org.eduverify.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An authenticated user in the terms of the engine.
 *
 * @param groups ids of the user's groups
 * @param tenants ids of the partners whose data the user may see, as a member or through a group
 */
public record EngineIdentity(String userId, List<String> groups, List<String> tenants) {

    /**
     * The same user in the terms of the program. The vendor's groups see every partner, so only a role of a partner makes
     * a user its agent.
     */
    Actor toActor() {
        Set<Role> roles =
                groups.stream().map(Role::ofGroup).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        boolean agent = roles.stream().anyMatch(Role::isPartnerRole);
        return new Actor(userId, agent && tenants.size() == 1 ? Optional.of(tenants.get(0)) : Optional.empty(), roles);
    }
}
