package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the same lock in a transaction and in a session of another connection. */
@ProgramTest
class AdvisoryLocksTest {

    private final String name = "test " + UUID.randomUUID();

    @Autowired
    private AdvisoryLocks locks;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    @Test
    void aTransactionHoldsItsLockUntilItEnds() throws SQLException {
        try (Connection connection = database.getConnection()) {
            AdvisoryLocks ofSession = ofSession(connection);
            transaction.executeWithoutResult(status -> {
                locks.lock(name);
                assertThat(locks.tryLock(name)).as("the same transaction").isTrue();
                assertThat(ofSession.tryLockSession(name))
                        .as("another connection")
                        .isFalse();
                assertThat(ofSession.tryLockSession(name + " x"))
                        .as("another name")
                        .isTrue();
            });
            assertThat(ofSession.tryLockSession(name)).as("afterwards").isTrue();
            assertThat(ofSession.unlockSession(name)).isTrue();
            assertThat(ofSession.unlockSession(name + " x")).isTrue();
        }
    }

    @Test
    void aSessionHoldsItsLockUntilItIsReleased() throws SQLException {
        try (Connection connection = database.getConnection()) {
            AdvisoryLocks ofSession = ofSession(connection);
            assertThat(ofSession.tryLockSession(name)).isTrue();
            assertThat(tryInTransaction()).isFalse();
            assertThat(ofSession.unlockSession(name)).isTrue();
            assertThat(tryInTransaction()).isTrue();
            assertThat(ofSession.unlockSession(name)).as("not held any more").isFalse();
        }
    }

    private boolean tryInTransaction() {
        return Boolean.TRUE.equals(transaction.execute(status -> locks.tryLock(name)));
    }

    private static AdvisoryLocks ofSession(Connection connection) {
        return new AdvisoryLocks(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }
}
