package org.eduverify.directory.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.platform.AdvisoryLocks;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The right to change a register, across all programs on the same database. It is held by a database connection of its own,
 * which commits only when asked to.
 */
final class RegisterLock implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final AdvisoryLocks locks;
    private final String register;

    private RegisterLock(Connection connection, String register) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.locks = new AdvisoryLocks(jdbc);
        this.register = register;
    }

    /** Takes the lock without waiting; empty if another import holds it. */
    static Optional<RegisterLock> tryTake(DataSource database, String register) {
        try {
            Connection connection = database.getConnection();
            RegisterLock lock = new RegisterLock(connection, register);
            boolean taken = false;
            try {
                connection.setAutoCommit(false);
                taken = lock.locks.tryLockSession(lock.name());
                connection.commit();
            } finally {
                if (!taken) {
                    connection.setAutoCommit(true);
                    connection.close();
                }
            }
            return taken ? Optional.of(lock) : Optional.empty();
        } catch (SQLException | DataAccessException failure) {
            throw new DirectoryException(failure);
        }
    }

    private String name() {
        return "register " + register;
    }

    String register() {
        return register;
    }

    /** Runs statements on the connection that holds the lock. */
    JdbcClient jdbc() {
        return jdbc;
    }

    Connection connection() {
        return connection;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new DirectoryException(failure);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new DirectoryException(failure);
        }
    }

    /** Commits, merges new entries into the indexes, frees the space of deleted rows and counts values for the planner. */
    void vacuum() {
        commit();
        try {
            connection.setAutoCommit(true);
            jdbc.sql("vacuum (analyze) " + InstitutionTables.ALL).update();
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new DirectoryException(failure);
        }
    }

    /** Undoes what is not committed and releases the lock. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            locks.unlockSession(name());
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | DataAccessException failure) {
            throw new DirectoryException(failure);
        }
    }
}
