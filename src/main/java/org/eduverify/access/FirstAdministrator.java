package org.eduverify.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/**
 * Creates the first administrator. On a database without an administrator it creates the user {@code admin} with a random
 * password, unless the operator has configured one with {@code camunda.bpm.admin-user}.
 */
@Component
public class FirstAdministrator {

    private static final String ID = "admin";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;

    private final IdentityService identity;
    private final IdentityProvisioning provisioning;

    FirstAdministrator(IdentityService identity, IdentityProvisioning provisioning) {
        this.identity = identity;
        this.provisioning = provisioning;
    }

    /** A new user with its password in clear text, which is shown only once. */
    public record Account(String userId, String password) {}

    /** Creates the first administrator; empty if an administrator or a user named {@code admin} exists. */
    public Optional<Account> ensure() {
        provisioning.ensureAdministrators();
        boolean exists =
                identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
        if (exists || identity.createUserQuery().userId(ID).count() > 0) {
            return Optional.empty();
        }
        String password = generate();
        provisioning.ensureUser(ID, "Administrator", "", password, List.of(Groups.CAMUNDA_ADMIN), null);
        return Optional.of(new Account(ID, password));
    }

    /** Uses letters and digits that are easy to tell apart, and one character of each kind that the policy requires. */
    private static String generate() {
        StringBuilder password = new StringBuilder("-a7Z");
        new SecureRandom().ints(LENGTH, 0, LETTERS.length()).forEach(letter -> password.append(LETTERS.charAt(letter)));
        return password.toString();
    }
}
