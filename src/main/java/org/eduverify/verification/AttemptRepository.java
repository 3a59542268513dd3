package org.eduverify.verification;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.Decision.FiredRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores attempts with their conclusion, and reads them with their findings and steps. */
@Repository
class AttemptRepository {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final FindingsRepository findings;
    private final StepRepository steps;

    AttemptRepository(JdbcClient jdbc, Customers customers, FindingsRepository findings, StepRepository steps) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.findings = findings;
        this.steps = steps;
    }

    void open(CustomerId customer, Examination examination, int profileVersion, String requestedBy, Instant at) {
        jdbc.sql("""
            insert into eduverify.verification_attempt (id, customer_id, number, examination, profile_version,
                                                        requested_by, opened_at)
            select :id, :customer, coalesce(max(number), 0) + 1, :examination, :profileVersion, :requestedBy, :at
            from eduverify.verification_attempt where customer_id = :customer
            """)
                .param("id", UUID.randomUUID())
                .param("customer", customer.value())
                .param("examination", examination.name())
                .param("profileVersion", profileVersion)
                .param("requestedBy", requestedBy)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<UUID> findOpen(CustomerId customer) {
        return jdbc.sql("select id from eduverify.verification_attempt where customer_id = ? and outcome is null")
                .param(customer.value())
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> findOpen(CustomerId customer, Examination examination) {
        return jdbc.sql("""
            select id from eduverify.verification_attempt
            where customer_id = ? and examination = ? and outcome is null
            """)
                .params(customer.value(), examination.name())
                .query(UUID.class)
                .optional();
    }

    /**
     * The open attempt of this examination.
     *
     * @throws IllegalStateException if none is open
     */
    UUID requireOpen(CustomerId customer, Examination examination) {
        return findOpen(customer, examination)
                .orElseThrow(() -> new IllegalStateException(
                        "Customer %s has no open attempt: %s".formatted(customer, examination)));
    }

    int count(CustomerId customer, Examination examination) {
        return jdbc.sql("select count(*) from eduverify.verification_attempt where customer_id = ? and examination = ?")
                .params(customer.value(), examination.name())
                .query(Integer.class)
                .single();
    }

    int count(CustomerId customer, Outcome outcome) {
        return jdbc.sql("select count(*) from eduverify.verification_attempt where customer_id = ? and outcome = ?")
                .params(customer.value(), outcome.name())
                .query(Integer.class)
                .single();
    }

    /** Ends an open attempt. */
    void conclude(UUID attempt, Conclusion conclusion) {
        Optional<Decision> decision = conclusion.tableDecision();
        jdbc.sql("""
            update eduverify.verification_attempt
            set outcome = :outcome, vetting_reason = :reason, reason_code = :reasonCode, correctable = :correctable,
                fields_to_correct = :fields::text[], explanation = :explanation, what_to_do = :whatToDo,
                staff_note = :staffNote, decided_by = :by, decided_at = :at, decision_table = :table
            where id = :id
            """)
                .param("outcome", conclusion.outcome().name())
                .param("reason", conclusion.reason().map(Enum::name).orElse(null))
                .param("reasonCode", decision.map(Decision::reasonCode).orElse(null))
                .param("correctable", conclusion.isCorrectable())
                .param("fields", decision.map(AttemptRepository::keysToCorrect).orElse(null))
                .param("explanation", conclusion.explanation())
                .param("whatToDo", conclusion.whatToDo())
                .param("staffNote", conclusion.staffNote())
                .param("by", conclusion.decidedBy())
                .param("at", Timestamp.from(conclusion.decidedAt()))
                .param("table", decision.map(Decision::decisionTable).orElse(null))
                .param("id", attempt)
                .update();
        decision.ifPresent(decided -> storeFiredRules(attempt, decided.firedRules()));
    }

    private static String[] keysToCorrect(Decision decision) {
        return decision.fieldsToCorrect().stream().map(ProfileField::key).toArray(String[]::new);
    }

    private void storeFiredRules(UUID attempt, List<FiredRule> rules) {
        int position = 0;
        for (FiredRule rule : rules) {
            jdbc.sql("insert into eduverify.fired_rule (attempt_id, position, rule_id, words) values (?, ?, ?, ?)")
                    .params(attempt, position++, rule.ruleId(), rule.words())
                    .update();
        }
    }

    /** The outcome of the newest attempt, as far as the process needs it. */
    record NewestOutcome(Outcome outcome, Optional<VettingReason> reason) {}

    /** Empty while the newest attempt is open, whatever the outcome of earlier ones. */
    Optional<NewestOutcome> newestOutcome(CustomerId customer) {
        return newestOutcome(customer, List.of(Examination.values()));
    }

    /** The outcome of the newest attempt of this examination; empty while it is open. */
    Optional<NewestOutcome> newestOutcome(CustomerId customer, Examination examination) {
        return newestOutcome(customer, List.of(examination));
    }

    private Optional<NewestOutcome> newestOutcome(CustomerId customer, List<Examination> examinations) {
        return jdbc.sql("""
            select outcome, vetting_reason
            from (select outcome, vetting_reason from eduverify.verification_attempt
                  where customer_id = :customer and examination in (:examinations)
                  order by number desc limit 1) newest
            where outcome is not null
            """)
                .param("customer", customer.value())
                .param("examinations", examinations.stream().map(Enum::name).toList())
                .query((row, number) -> new NewestOutcome(Outcome.valueOf(row.getString("outcome")), reason(row)))
                .optional();
    }

    Optional<Attempt> newestDecided(CustomerId customer) {
        return jdbc.sql("""
            select * from eduverify.verification_attempt where customer_id = ? and outcome is not null
            order by number desc limit 1
            """)
                .param(customer.value())
                .query((row, number) -> attempt(customer, row))
                .optional();
    }

    /** All attempts, newest first. */
    List<Attempt> all(CustomerId customer) {
        return jdbc.sql("select * from eduverify.verification_attempt where customer_id = ? order by number desc")
                .param(customer.value())
                .query((row, number) -> attempt(customer, row))
                .list();
    }

    private Attempt attempt(CustomerId customer, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        int profileVersion = row.getInt("profile_version");
        Examination examination = Examination.valueOf(row.getString("examination"));
        return new Attempt(
                id,
                row.getInt("number"),
                examination,
                new Submission(
                        profileVersion,
                        customers.profile(customer, profileVersion),
                        Optional.ofNullable(row.getString("requested_by")),
                        row.getTimestamp("opened_at").toInstant()),
                findings.get(id),
                conclusion(id, examination, row),
                steps.all(id));
    }

    private Optional<Conclusion> conclusion(UUID attempt, Examination examination, ResultSet row) throws SQLException {
        if (row.getString("outcome") == null) {
            return Optional.empty();
        }
        Outcome outcome = Outcome.valueOf(row.getString("outcome"));
        String by = row.getString("decided_by");
        Instant at = row.getTimestamp("decided_at").toInstant();
        if (outcome == Outcome.WITHDRAWN) {
            return Optional.of(new Conclusion.Withdrawal(textOf(row, "explanation"), by, at));
        }
        if (examination == Examination.AUTOMATIC) {
            return Optional.of(new Conclusion.Automatic(decision(attempt, outcome, row), at));
        }
        return Optional.of(new Conclusion.Manual(
                outcome,
                reason(row),
                textOf(row, "explanation"),
                textOf(row, "what_to_do"),
                textOf(row, "staff_note"),
                by,
                at));
    }

    private Decision decision(UUID attempt, Outcome outcome, ResultSet row) throws SQLException {
        return new Decision(
                Eligibility.ofOutcome(outcome),
                reason(row),
                textOf(row, "reason_code"),
                row.getBoolean("correctable"),
                fieldsToCorrect(row),
                textOf(row, "explanation"),
                textOf(row, "what_to_do"),
                textOf(row, "staff_note"),
                textOf(row, "decision_table"),
                firedRules(attempt));
    }

    private List<FiredRule> firedRules(UUID attempt) {
        return jdbc.sql("select rule_id, words from eduverify.fired_rule where attempt_id = ? order by position")
                .param(attempt)
                .query((row, number) -> new FiredRule(row.getString("rule_id"), row.getString("words")))
                .list();
    }

    private static Optional<VettingReason> reason(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("vetting_reason")).map(VettingReason::valueOf);
    }

    private static List<ProfileField> fieldsToCorrect(ResultSet row) throws SQLException {
        Array keys = row.getArray("fields_to_correct");
        return keys == null
                ? List.of()
                : Arrays.stream((String[]) keys.getArray())
                        .map(ProfileField::withKey)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static String textOf(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
