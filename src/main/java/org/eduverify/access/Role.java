package org.eduverify.access;

import java.util.Arrays;
import java.util.Optional;

/** The roles; each is a group of the engine's identity service. */
public enum Role {
    GLOBAL_ADMIN("global-admin", "Global admin"),
    ADMIN_AGENT("admin-agent", "Admin agent"),
    SALES_AGENT("sales-agent", "Sales agent"),
    SUPPORT_AGENT("support-agent", "Support agent"),
    SUPPORT_LEAD("support-lead", "Support lead"),
    BUSINESS_ANALYST("business-analyst", "Business analyst"),
    OPERATOR("operator", "Operator");

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

    /** Id of the group in the engine; candidate group in the model. */
    public String groupId() {
        return groupId;
    }

    /** What people call the role. */
    public String label() {
        return label;
    }

    /** A role of the reseller's people; the others work for the vendor. */
    public boolean isPartnerRole() {
        return this == GLOBAL_ADMIN || this == ADMIN_AGENT || this == SALES_AGENT;
    }
}
