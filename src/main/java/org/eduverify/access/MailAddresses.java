package org.eduverify.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Service;

/** Reads the e-mail addresses of users from the engine's identity service. */
@Service
public class MailAddresses {

    private final IdentityService identity;

    MailAddresses(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * The distinct addresses of all users with the role, in alphabetical order. Users without an address are omitted.
     *
     * @param partner id of the partner whose users are selected; ignored for the vendor's roles
     */
    public List<String> of(Role role, String partner) {
        UserQuery users = identity.createUserQuery().memberOfGroup(role.groupId());
        if (role.isPartnerRole()) {
            users = users.memberOfTenant(partner);
        }
        return users.list().stream()
                .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
                .filter(user -> !role.isPartnerRole() || worksForOnePartner(user))
                .map(user -> user.getEmail().strip())
                .distinct()
                .sorted()
                .toList();
    }

    /** A user of several partners is not an agent of any of them, see {@link Actor}, and does not get their mail. */
    private boolean worksForOnePartner(User user) {
        return identity.createTenantQuery().userMember(user.getId()).count() == 1;
    }
}
