package org.eduverify.access.password;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's user store with a constant-time login: an unknown user, a locked user and a wrong password take the same
 * time, so that an attacker cannot find out which accounts exist.
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
            hashing.checkUnknownUser(password);
            return false;
        }
        return super.checkPassword(userId, password);
    }

    /** Opens one provider for each command of the engine, both for reading and for writing. */
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
