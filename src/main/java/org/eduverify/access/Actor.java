package org.eduverify.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eduverify.platform.Label;
import org.eduverify.platform.Refusal;

/**
 * An authenticated user.
 *
 * @param partner the reseller that the user works for; empty for the vendor's staff
 */
public record Actor(String userId, Optional<String> partner, Set<Role> roles) {

    /**
     * The partner that the user works for.
     *
     * @throws Refusal if the user does not work for a partner
     */
    public String requirePartner() {
        return requirePartner(Role.ofPartner());
    }

    /**
     * The partner for which the user has one of the roles.
     *
     * @throws Refusal if the user does not work for a partner or has none of the roles
     */
    public String requirePartner(Role... anyOf) {
        return requirePartner(List.of(anyOf));
    }

    private String requirePartner(Collection<Role> anyOf) {
        if (partner.isPresent() && anyOf.stream().anyMatch(roles::contains)) {
            return partner.get();
        }
        throw Refusal.forbidden(
                AccessReason.ROLE_OF_PARTNER,
                Label.anyOf(anyOf.stream().map(Role::groupId).toList()));
    }
}
