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
 * Creates roles, their permissions, partners and users in the engine's identity service. Every method is idempotent and
 * leaves existing entries unchanged. Only the implementation class of the identity service, which is internal to the
 * engine, can save a user without a check of the password policy.
 */
@Service
@Transactional
public class IdentityProvisioning {

    private static final String ALL = Authorization.ANY;

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    IdentityProvisioning(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /**
     * Creates the roles and their permissions, and grants the vendor's groups access to all partners, including those that
     * were created in Admin.
     *
     * @param processKey key of the process that a partner's agents may start
     */
    public void ensureRoles(String processKey) {
        for (Role role : Role.values()) {
            ensureGroup(role.groupId(), role.label(), Groups.GROUP_TYPE_WORKFLOW);
            grant(role, processKey);
        }
        identity.createTenantQuery().list().forEach(partner -> grantVendorGroups(partner.getId()));
    }

    /** Creates the engine's group of administrators, who have all permissions. */
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
                // a task grants access to its own case; the history of other cases stays hidden
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

    /** Creates a partner (a tenant of the engine) and grants the vendor's groups access to it. */
    public void ensurePartner(String id, String name) {
        if (identity.createTenantQuery().tenantId(id).count() > 0) {
            return;
        }
        Tenant tenant = identity.newTenant(id);
        tenant.setName(name);
        identity.saveTenant(tenant);
        grantVendorGroups(id);
    }

    private void grantVendorGroups(String partner) {
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
     * Creates a user. The password policy is not checked.
     *
     * @param groups ids of existing groups
     * @param partner id of the partner that the user works for, or null
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
