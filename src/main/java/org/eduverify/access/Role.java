package org.eduverify.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The roles of users. Each role is a group of the engine's identity service. */
public enum Role {
    GLOBAL_ADMIN("global-admin", "Global admin"),
    ADMIN_AGENT("admin-agent", "Admin agent"),
    SALES_AGENT("sales-agent", "Sales agent"),
    SUPPORT_AGENT("support-agent", "Support agent"),
    SUPPORT_LEAD("support-lead", "Support lead"),
    BUSINESS_ANALYST("business-analyst", "Business analyst"),
    OPERATOR("operator", "Operator");

    private static final Set<Role> OF_PARTNER =
            Collections.unmodifiableSet(EnumSet.of(GLOBAL_ADMIN, ADMIN_AGENT, SALES_AGENT));

    private final String groupId;
    private final String label;

    Role(String groupId, String label) {
        this.groupId = groupId;
        this.label = label;
    }

    static Optional<Role> ofGroup(String groupId) {
        return Arrays.stream(values())
                .filter(role -> role.groupId.equals(groupId))
                .findFirst();
    }

    /** The roles of a partner's agents. The other roles belong to the vendor's staff. */
    public static Set<Role> ofPartner() {
        return OF_PARTNER;
    }

    /** Id of the group in the engine, and of the candidate group in the model. */
    public String groupId() {
        return groupId;
    }

    /** English display name of the role. */
    public String label() {
        return label;
    }

    /** Whether this is a role of a partner's agents. */
    public boolean isPartnerRole() {
        return OF_PARTNER.contains(this);
    }
}
