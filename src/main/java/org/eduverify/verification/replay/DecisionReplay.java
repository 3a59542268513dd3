package org.eduverify.verification.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.VerificationProperties;
import org.eduverify.verification.replay.DecidedAttempts.DecidedAttempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a changed decision table on all past attempts. Attempts store their facts, so the table can decide them again
 * without being deployed, and nothing is stored. One replay runs at a time.
 */
@Service
public class DecisionReplay {

    /** Largest number of cases in a report. */
    public static final int MOST_CASES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DecisionReplay.class);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(5);

    /**
     * The progress of a running replay.
     *
     * @param startedBy user id
     * @param lookedAt number of attempts replayed so far
     * @param total number of all attempts
     */
    public record Progress(String startedBy, Instant startedAt, long lookedAt, long total, Duration soFar) {}

    private final ProposedTable.Reader tables;
    private final DecidedAttempts attempts;
    private final TransactionTemplate oneSnapshot;
    private final Duration longest;
    private final Clock clock;
    private final AtomicReference<Run> running = new AtomicReference<>();

    DecisionReplay(
            ProposedTable.Reader tables,
            DecidedAttempts attempts,
            PlatformTransactionManager transactions,
            VerificationProperties properties,
            Clock clock) {
        this.tables = tables;
        this.attempts = attempts;
        this.oneSnapshot = new TransactionTemplate(transactions);
        oneSnapshot.setReadOnly(true);
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.longest = properties.longestReplay();
        this.clock = clock;
    }

    /**
     * Decides all past attempts again with a table and stores nothing.
     *
     * @param file the table as a DMN file
     * @param mostCases largest number of cases in the report, from 0 to {@link #MOST_CASES}
     * @param startedBy user id
     * @throws Refusal if the table cannot be used, another replay is running, or this one is stopped or takes too long
     */
    public ReplayReport run(byte[] file, int mostCases, String startedBy) {
        if (mostCases < 0 || mostCases > MOST_CASES) {
            throw Refusal.invalid("cases", ReplayReason.OUT_OF_RANGE_CASES, MOST_CASES);
        }
        Run run = new Run(startedBy);
        if (!running.compareAndSet(null, run)) {
            throw Refusal.conflict(ReplayReason.RUNNING);
        }
        try {
            ReplayTally tally = new ReplayTally(tables.read(file), mostCases);
            oneSnapshot.executeWithoutResult(transaction -> run.over(tally));
            LOG.info(
                    "Replayed {} attempts for {} in {} ms",
                    run.lookedAt,
                    startedBy,
                    run.soFar().toMillis());
            return tally.report(run.soFar());
        } catch (QueryTimeoutException statement) {
            throw tooLong();
        } finally {
            running.set(null);
        }
    }

    /** The progress of the replay that is running in this program, if any. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(running.get()).map(Run::progress);
    }

    /** Stops the replay that is running in this program, if any. Its {@link #run} ends with a refusal. */
    public void stop() {
        Optional.ofNullable(running.get()).ifPresent(run -> run.stopped = true);
    }

    private Refusal tooLong() {
        return Refusal.conflict(ReplayReason.TOO_LONG, longest.toSeconds());
    }

    private final class Run {

        private final String startedBy;
        private final Instant startedAt = clock.instant();
        private final long started = System.nanoTime();
        private volatile long lookedAt;
        private volatile long total;
        private volatile boolean stopped;
        private long logged = started;

        Run(String startedBy) {
            this.startedBy = startedBy;
        }

        void over(ReplayTally tally) {
            if (!attempts.tryLock()) {
                throw Refusal.conflict(ReplayReason.RUNNING);
            }
            attempts.setStatementTimeout(longest);
            total = attempts.count();
            attempts.forEach(attempt -> next(tally, attempt));
        }

        /** The server cannot detect that the client is gone, so the time limit also applies between statements. */
        private void next(ReplayTally tally, DecidedAttempt attempt) {
            if (stopped) {
                throw Refusal.conflict(ReplayReason.STOPPED);
            }
            long now = System.nanoTime();
            if (now - started > longest.toNanos()) {
                throw tooLong();
            }
            tally.add(attempt);
            lookedAt++;
            if (now - logged > LOG_INTERVAL.toNanos()) {
                logged = now;
                LOG.info(
                        "Replaying for {}: {} of {} attempts in {} s", startedBy, lookedAt, total, soFar().toSeconds());
            }
        }

        Duration soFar() {
            return Duration.ofNanos(System.nanoTime() - started);
        }

        Progress progress() {
            return new Progress(startedBy, startedAt, lookedAt, total, soFar());
        }
    }
}
