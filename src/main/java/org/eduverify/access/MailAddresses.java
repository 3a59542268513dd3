package org.eduverify.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Service;

/** The e-mail addresses of users, as the engine's identity service has them. */
@Service
public class MailAddresses {

    private final IdentityService identity;

    MailAddresses(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * The addresses of everybody who has the role, each once and in a fixed order; users without an address are left out.
     *
     * @param partner whose people are asked for if it is a partner's role; the vendor's roles are the same for everyone
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

    /** Who belongs to several partners is nobody's agent, see {@link Actor}, and gets no agent's mail either. */
    private boolean worksForOnePartner(User user) {
        return identity.createTenantQuery().userMember(user.getId()).count() == 1;
    }
}
