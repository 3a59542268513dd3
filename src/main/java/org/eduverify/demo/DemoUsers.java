package org.eduverify.demo;

import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.eduverify.access.IdentityProvisioning;
import org.eduverify.access.Role;
import org.eduverify.platform.ConditionalOnEmbeddedMode;
import org.springframework.stereotype.Component;

/**
 * Demo users for trying the program; the password is the user name. They exist in embedded mode only, where the program
 * accepts connections from the local machine only.
 */
@Component
@ConditionalOnEmbeddedMode
public class DemoUsers {

    private record Account(String id, String firstName, String lastName, Role role, String partner) {}

    private static final String NORTHWIND = "northwind";
    private static final String TAILSPIN = "tailspin";
    private static final List<Account> ACCOUNTS = List.of(
            new Account("northwind-admin", "Northwind", "Global admin", Role.GLOBAL_ADMIN, NORTHWIND),
            new Account("northwind-agent", "Northwind", "Admin agent", Role.ADMIN_AGENT, NORTHWIND),
            new Account("northwind-sales", "Northwind", "Sales agent", Role.SALES_AGENT, NORTHWIND),
            new Account("tailspin-admin", "Tailspin", "Global admin", Role.GLOBAL_ADMIN, TAILSPIN),
            new Account("tailspin-agent", "Tailspin", "Admin agent", Role.ADMIN_AGENT, TAILSPIN),
            new Account("support", "Support", "Agent", Role.SUPPORT_AGENT, null),
            new Account("support-lead", "Support", "Lead", Role.SUPPORT_LEAD, null),
            new Account("analyst", "Business", "Analyst", Role.BUSINESS_ANALYST, null),
            new Account("operator", "Operator", "", Role.OPERATOR, null));

    private final IdentityProvisioning provisioning;

    DemoUsers(IdentityProvisioning provisioning) {
        this.provisioning = provisioning;
    }

    /** Creates missing demo partners and users. The roles must exist. */
    public void ensure() {
        provisioning.ensurePartner(NORTHWIND, "Northwind");
        provisioning.ensurePartner(TAILSPIN, "Tailspin");
        for (Account account : ACCOUNTS) {
            provisioning.ensureUser(
                    account.id(),
                    account.firstName(),
                    account.lastName(),
                    account.id(),
                    List.of(account.role().groupId()),
                    account.partner());
        }
        // without an administrator the web applications show their set-up page
        provisioning.ensureAdministrators();
        provisioning.ensureUser("admin", "Administrator", "", "admin", List.of(Groups.CAMUNDA_ADMIN), null);
    }

    /** The user names of all demo users, for the startup message. */
    public List<String> logins() {
        return ACCOUNTS.stream().map(Account::id).toList();
    }
}
