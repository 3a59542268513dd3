package org.eduverify.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Service;

/** Determines the groups and partners of a user whose login has been checked. */
@Service
public class EngineIdentityResolver {

    private final IdentityService identity;

    EngineIdentityResolver(IdentityService identity) {
        this.identity = identity;
    }

    /** The groups and partners of a user of the engine's identity service. */
    public EngineIdentity resolve(String userId) {
        return new EngineIdentity(
                userId,
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(Group::getId)
                        .toList(),
                identity.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)
                        .toList());
    }

    /**
     * The groups and partners of a user whom an identity provider describes. The user need not exist in the engine.
     *
     * @param groups ids of groups; groups that are not roles are ignored
     * @param partner the partner that the user works for; an unknown partner is ignored
     */
    public EngineIdentity resolveExternal(String userId, Collection<String> groups, Optional<String> partner) {
        List<String> roles = groups.stream()
                .map(Role::ofGroup)
                .flatMap(Optional::stream)
                .distinct()
                .map(Role::groupId)
                .toList();
        Set<String> tenants = new LinkedHashSet<>();
        for (String role : roles) {
            identity.createTenantQuery().groupMember(role).list().forEach(tenant -> tenants.add(tenant.getId()));
        }
        partner.filter(id -> identity.createTenantQuery().tenantId(id).count() == 1)
                .ifPresent(tenants::add);
        return new EngineIdentity(userId, roles, List.copyOf(tenants));
    }
}
