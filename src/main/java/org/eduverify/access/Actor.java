package org.eduverify.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.platform.Refusal;

/**
 * Somebody who is logged in.
 *
 * @param partner the reseller that the user works for; empty for the vendor's own people
 */
public record Actor(String userId, Optional<String> partner, Set<Role> roles) {

    /**
     * The partner that the actor works for.
     *
     * @throws Refusal if the actor works for none
     */
    public String requirePartner() {
        return requirePartner(Role.GLOBAL_ADMIN, Role.ADMIN_AGENT, Role.SALES_AGENT);
    }

    /**
     * The partner that the actor works for, provided that it has one of the roles there.
     *
     * @throws Refusal if the actor works for none or has none of the roles
     */
    public String requirePartner(Role... anyOf) {
        if (partner.isPresent() && Arrays.stream(anyOf).anyMatch(roles::contains)) {
            return partner.get();
        }
        throw Refusal.forbidden(
                AccessReason.ROLE_OF_PARTNER,
                Arrays.stream(anyOf).map(Role::groupId).collect(Collectors.joining(", ")));
    }
}
