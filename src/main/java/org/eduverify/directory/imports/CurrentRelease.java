package org.eduverify.directory.imports;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides which release of a register decisions are based on. Everything that changes it passes through here; call it in a
 * transaction.
 */
final class CurrentRelease {

    private CurrentRelease() {}

    static Optional<Long> of(JdbcClient jdbc, String register) {
        return jdbc.sql("select id from eduverify.register_release where register = ? and current")
                .param(register)
                .query(Long.class)
                .optional();
    }

    /** Makes a complete release the current one of its register. */
    static void switchTo(JdbcClient jdbc, String register, long release) {
        none(jdbc, register);
        jdbc.sql("update eduverify.register_release set current = true where id = ? and state = 'COMPLETE'")
                .param(release)
                .update();
    }

    /** Leaves the register without a current release. */
    static void none(JdbcClient jdbc, String register) {
        lockRows(jdbc, register);
        jdbc.sql("update eduverify.register_release set current = false where register = ? and current")
                .param(register)
                .update();
    }

    /** Makes others that change the register's releases wait until the end of the transaction. */
    static void lockRows(JdbcClient jdbc, String register) {
        jdbc.sql("select id from eduverify.register_release where register = ? order by id for update")
                .param(register)
                .query(Long.class)
                .list();
    }
}
