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
import org.eduverify.verification.VerificationSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** A replay that nobody waits for any more ends by itself. */
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

    private DecisionReplay ofAtMost(Duration longest) {
        return new DecisionReplay(tables, attempts, transactions, new VerificationSettings(3, 3, longest), clock);
    }

    private static void run(DecisionReplay replay) throws IOException {
        replay.run(Files.readAllBytes(Path.of("bpmn/decide-eligibility.dmn")), 0, "analyst");
    }

    private static void isEndedBecauseItLastsTooLong(DecisionReplay replay) {
        assertThatThrownBy(() -> run(replay))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                .hasMessageStartingWith("The replay was ended because it lasted longer than");
        assertThat(replay.progress()).as("the running replay").isEmpty();
    }

    @Test
    void itEndsWhileItGoesThroughTheAttempts() {
        isEndedBecauseItLastsTooLong(ofAtMost(Duration.ZERO));
    }

    @Test
    void itEndsWhileTheDatabaseLetsItWait() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table eduverify.evidence in access exclusive mode");

            isEndedBecauseItLastsTooLong(ofAtMost(Duration.ofMillis(300)));
            other.rollback();
            other.setAutoCommit(true);
        }
    }

    @Test
    void theNextReplayRunsAfterwards() throws IOException {
        isEndedBecauseItLastsTooLong(ofAtMost(Duration.ZERO));

        run(ofAtMost(Duration.ofMinutes(1)));
    }
}
