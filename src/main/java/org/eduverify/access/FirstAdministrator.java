package org.eduverify.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/**
 * Sees to it that somebody can let the others in. On a database without an administrator it creates {@code admin} with a
 * password that nobody else knows, unless the operator has named one in {@code camunda.bpm.admin-user}.
 */
@Component
public class FirstAdministrator {

    private static final String ID = "admin";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;

    private final IdentityService identity;
    private final Identities identities;

    FirstAdministrator(IdentityService identity, Identities identities) {
        this.identity = identity;
        this.identities = identities;
    }

    /** A user and its password in clear text, to be shown once. */
    public record Account(String userId, String password) {}

    /** Creates the first administrator; empty if there is one, or if somebody else is called like it. */
    public Optional<Account> ensure() {
        identities.ensureAdministrators();
        boolean exists =
                identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
        if (exists || identity.createUserQuery().userId(ID).count() > 0) {
            return Optional.empty();
        }
        String password = generate();
        identities.ensureUser(ID, "Administrator", "", password, List.of(Groups.CAMUNDA_ADMIN), null);
        return Optional.of(new Account(ID, password));
    }

    /** Letters and digits that are not mistaken for each other, with one of each kind that the password policy asks for. */
    private static String generate() {
        StringBuilder password = new StringBuilder("-a7Z");
        new SecureRandom().ints(LENGTH, 0, LETTERS.length()).forEach(letter -> password.append(LETTERS.charAt(letter)));
        return password.toString();
    }
}
