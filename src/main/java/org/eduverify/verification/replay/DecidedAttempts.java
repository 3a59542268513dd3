package org.eduverify.verification.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.VettingReason;
import org.eduverify.platform.AdvisoryLocks;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;
import org.eduverify.verification.Outcome;
import org.eduverify.verification.replay.ReplayReport.Verdict;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Reads the automatic attempts that a decision table decided, one at a time. Each method must be called within a
 * transaction.
 */
@Repository
class DecidedAttempts {

    /** Rows in memory at a time. */
    private static final int FETCH_SIZE = 2_000;

    private static final String DECIDED =
            "a.examination = 'AUTOMATIC' and a.outcome in ('APPROVED', 'DENIED', 'UNCLEAR')";

    /** Lateral joins look up facts and rule per attempt, so that the first rows arrive at once and nothing is sorted. */
    private static final String ALL = """
      select a.customer_id, c.partner, a.number, a.decided_at, a.outcome, a.vetting_reason, a.reason_code,
             a.decision_table, r.rule_id, r.words, f.*
      from eduverify.verification_attempt a
      join eduverify.customer c on c.id = a.customer_id
      left join lateral (select rule_id, words from eduverify.fired_rule
                         where attempt_id = a.id order by position limit 1) r on true
      cross join lateral (select %s from eduverify.evidence where attempt_id = a.id) f
      where %s
      """.formatted(
            Arrays.stream(Fact.values())
                    .map(fact -> "max(value) filter (where fact = '%s') as %s".formatted(fact.key(), fact.name()))
                    .collect(Collectors.joining(", ")),
            DECIDED);

    private final JdbcTemplate jdbc;
    private final AdvisoryLocks locks;

    DecidedAttempts(DataSource database, AdvisoryLocks locks) {
        this.locks = locks;
        jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(FETCH_SIZE);
    }

    /**
     * An attempt with its original decision.
     *
     * @param facts the known facts
     */
    record DecidedAttempt(
            CustomerId customer,
            String partner,
            int number,
            Instant decidedAt,
            Verdict verdict,
            String decisionTable,
            FiredRule rule,
            Map<Fact, String> facts) {}

    /** Locks out other replays, in all programs on this database, until the transaction ends; false if one is running. */
    boolean tryLock() {
        return locks.tryLock("decision replay");
    }

    /** Makes the database cancel each statement of this transaction that takes longer. */
    void setStatementTimeout(Duration longest) {
        jdbc.queryForObject("select set_config('statement_timeout', ?, true)", String.class, longest.toMillis() + "ms");
    }

    long count() {
        return jdbc.queryForObject(
                "select count(*) from eduverify.verification_attempt a where " + DECIDED, Long.class);
    }

    void forEach(Consumer<DecidedAttempt> action) {
        jdbc.query(ALL, row -> {
            action.accept(attempt(row));
        });
    }

    private static DecidedAttempt attempt(ResultSet row) throws SQLException {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            String value = row.getString(fact.name());
            Optional.ofNullable(value).or(fact::assumedBefore).ifPresent(known -> facts.put(fact, known));
        }
        return new DecidedAttempt(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("partner"),
                row.getInt("number"),
                row.getTimestamp("decided_at").toInstant(),
                new Verdict(
                        Outcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getString("vetting_reason")).map(VettingReason::valueOf),
                        text(row, "reason_code")),
                text(row, "decision_table"),
                new FiredRule(text(row, "rule_id"), text(row, "words")),
                Collections.unmodifiableMap(facts));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
