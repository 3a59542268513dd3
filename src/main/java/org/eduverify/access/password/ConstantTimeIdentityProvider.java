package org.eduverify.access.password;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's own users, with one difference: a login takes the same time whether the user is unknown, locked after
 * wrong passwords, or the password is wrong, so that nobody can find out who has an account.
 */
class ConstantTimeIdentityProvider extends DbIdentityServiceProvider {

    private final PasswordHashing hashing;

    ConstantTimeIdentityProvider(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        if (password == null) {
            return false;
        }
        boolean isName = userId != null && userId.indexOf('\0') < 0;
        UserEntity user = isName ? findUserById(userId) : null;
        if (user == null || isUserLocked(user)) {
            hashing.checkNobody(password);
            return false;
        }
        return super.checkPassword(userId, password);
    }

    /** Opens the provider for one command of the engine, which asks by the type for reading and for writing alike. */
    record Factory(PasswordHashing hashing) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ConstantTimeIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new ConstantTimeIdentityProvider(hashing);
        }
    }
}
