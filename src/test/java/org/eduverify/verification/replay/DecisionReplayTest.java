package org.eduverify.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eduverify.platform.Refusal;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.ProgramTest;
import org.eduverify.verification.VerificationProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** A replay stops when its time limit is over, whether or not a client waits for it. */
@ProgramTest
class DecisionReplayTest {

    @Autowired
    private ProposedTable.Reader tables;

    @Autowired
    private DecidedAttempts attempts;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource database;

    @Autowired
    private Cases cases;

    @BeforeEach
    void somethingIsDecided() {
        cases.decided(Applications.confirmed());
    }

    private DecisionReplay withTimeLimit(Duration longest) {
        return new DecisionReplay(tables, attempts, transactions, new VerificationProperties(3, 3, longest), clock);
    }

    private static void run(DecisionReplay replay) throws IOException {
        replay.run(Files.readAllBytes(Path.of("bpmn/decide-eligibility.dmn")), 0, "analyst");
    }

    private static void isStoppedBecauseItTakesTooLong(DecisionReplay replay) {
        assertThatThrownBy(() -> run(replay))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                .hasMessageStartingWith("The replay was stopped because it took longer than");
        assertThat(replay.progress()).as("the running replay").isEmpty();
    }

    @Test
    void itStopsBetweenTwoAttempts() {
        isStoppedBecauseItTakesTooLong(withTimeLimit(Duration.ZERO));
    }

    @Test
    void itStopsWhileItWaitsForTheDatabase() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table eduverify.evidence in access exclusive mode");

            isStoppedBecauseItTakesTooLong(withTimeLimit(Duration.ofMillis(300)));
            other.rollback();
            other.setAutoCommit(true);
        }
    }

    @Test
    void anotherReplayCanRunAfterwards() throws IOException {
        isStoppedBecauseItTakesTooLong(withTimeLimit(Duration.ZERO));

        run(withTimeLimit(Duration.ofMinutes(1)));
    }
}
