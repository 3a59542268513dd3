package org.eduverify.access;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates roles, partners and users in the engine's identity service, and what the roles may do there. Everything can
 * be asked for again and again; what exists is left as it is. Only the service's own class, which lies in a package called
 * impl, can save a user without asking the password policy.
 */
@Service
@Transactional
public class Identities {

    private static final String ALL = Authorization.ANY;

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    Identities(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /**
     * Creates the roles and their permissions, and lets the vendor's people see the partners that were added by hand.
     *
     * @param processKey the process that partner's people may start
     */
    public void ensureRoles(String processKey) {
        for (Role role : Role.values()) {
            ensureGroup(role.groupId(), role.label(), Groups.GROUP_TYPE_WORKFLOW);
            grant(role, processKey);
        }
        identity.createTenantQuery().list().forEach(partner -> letTheVendorsPeopleIn(partner.getId()));
    }

    /** Creates the engine's own group of administrators, who may do everything. */
    public void ensureAdministrators() {
        ensureGroup(Groups.CAMUNDA_ADMIN, "Administrators", Groups.GROUP_TYPE_SYSTEM);
        for (Resource resource : Resources.values()) {
            allow(Groups.CAMUNDA_ADMIN, resource, ALL, Permissions.ALL);
        }
    }

    private void ensureGroup(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void grant(Role role, String processKey) {
        allow(role, Resources.GROUP, ALL, Permissions.READ);
        switch (role) {
            case GLOBAL_ADMIN, ADMIN_AGENT, SALES_AGENT -> {
                allow(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
                allow(role, Resources.PROCESS_DEFINITION, processKey, Permissions.READ, Permissions.CREATE_INSTANCE);
                allow(role, Resources.PROCESS_INSTANCE, ALL, Permissions.CREATE);
            }
            case SUPPORT_AGENT, SUPPORT_LEAD -> {
                // what they may see of a case comes with its tasks; the history of other cases is not theirs
                allow(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
                allow(role, Resources.PROCESS_DEFINITION, processKey, Permissions.READ);
            }
            case BUSINESS_ANALYST -> {
                allow(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
                allow(role, Resources.DEPLOYMENT, ALL, Permissions.CREATE, Permissions.READ);
                allow(role, Resources.PROCESS_DEFINITION, ALL, Permissions.READ, Permissions.READ_INSTANCE);
                allow(role, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
            }
            case OPERATOR -> {
                allow(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
                allow(role, Resources.DEPLOYMENT, ALL, Permissions.READ);
                allow(
                        role,
                        Resources.PROCESS_DEFINITION,
                        ALL,
                        Permissions.READ,
                        Permissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.RETRY_JOB);
                allow(role, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
            }
        }
    }

    private void allow(Role role, Resource resource, String resourceId, Permission... permissions) {
        allow(role.groupId(), resource, resourceId, permissions);
    }

    private void allow(String groupId, Resource resource, String resourceId, Permission... permissions) {
        boolean exists = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(groupId)
                        .resourceType(resource)
                        .resourceId(resourceId)
                        .count()
                > 0;
        if (!exists) {
            Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(groupId);
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
            authorization.setPermissions(permissions);
            authorizations.saveAuthorization(authorization);
        }
    }

    /** Creates a partner (a tenant of the engine) that support, analysts and operators may look into. */
    public void ensurePartner(String id, String name) {
        if (identity.createTenantQuery().tenantId(id).count() > 0) {
            return;
        }
        Tenant tenant = identity.newTenant(id);
        tenant.setName(name);
        identity.saveTenant(tenant);
        letTheVendorsPeopleIn(id);
    }

    private void letTheVendorsPeopleIn(String partner) {
        Arrays.stream(Role.values())
                .filter(role -> !role.isPartnerRole())
                .map(Role::groupId)
                .filter(group -> identity.createTenantQuery()
                                .tenantId(partner)
                                .groupMember(group)
                                .count()
                        == 0)
                .forEach(group -> identity.createTenantGroupMembership(partner, group));
    }

    /**
     * Creates a user. The password policy, which is for passwords that people think up, is not asked.
     *
     * @param groups ids of groups that exist
     * @param partner the partner that the user works for, or null
     */
    public void ensureUser(
            String id, String firstName, String lastName, String password, List<String> groups, String partner) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setPassword(password);
        ((IdentityServiceImpl) identity).saveUser(user, true);
        groups.forEach(group -> identity.createMembership(id, group));
        if (partner != null) {
            identity.createTenantUserMembership(partner, id);
        }
    }
}
