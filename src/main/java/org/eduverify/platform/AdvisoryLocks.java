package org.eduverify.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Named locks in PostgreSQL, which all programs on the same database share. They use PostgreSQL's advisory locks; the key
 * is a hash of the name.
 *
 * <p>A lock of a transaction is released when the transaction ends. A lock of a session belongs to the database connection
 * and must be released on the same connection; the {@link JdbcClient} must then work on a single connection.
 */
@Component
public class AdvisoryLocks {

    private static final String KEY = "hashtextextended('eduverify ' || ?, 0)";

    private final JdbcClient jdbc;

    /**
     * @param jdbc runs the statements; decides which connection or transaction holds the locks
     */
    public AdvisoryLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the lock and holds it until the current transaction ends. */
    public void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(" + KEY + ")")
                .param(name)
                .query((row, number) -> true)
                .single();
    }

    /**
     * Takes the lock, without waiting, and holds it until the current transaction ends.
     *
     * @return false if another transaction or session holds the lock
     */
    public boolean tryLock(String name) {
        return ask("select pg_try_advisory_xact_lock(" + KEY + ")", name);
    }

    /**
     * Takes the lock, without waiting, and holds it until it is released or the connection is closed.
     *
     * @return false if another transaction or session holds the lock
     */
    public boolean tryLockSession(String name) {
        return ask("select pg_try_advisory_lock(" + KEY + ")", name);
    }

    /**
     * Releases a lock of the session.
     *
     * @return false if the session did not hold the lock
     */
    public boolean unlockSession(String name) {
        return ask("select pg_advisory_unlock(" + KEY + ")", name);
    }

    private boolean ask(String sql, String name) {
        return jdbc.sql(sql).param(name).query(Boolean.class).single();
    }
}
