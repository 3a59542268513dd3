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
import org.eduverify.verification.Attempt.Outcome;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.Decision.FiredRule;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attempts, their evidence and fired rules in PostgreSQL. */
@Repository
class AttemptRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Customers customers;

    AttemptRepository(JdbcClient jdbc, JdbcTemplate template, Customers customers) {
        this.jdbc = jdbc;
        this.template = template;
        this.customers = customers;
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

    /** Replaces whatever an earlier, interrupted try has stored. */
    void storeFindings(UUID attempt, Findings findings, List<String> registers) {
        List<Evidence> evidence = findings.evidence();
        jdbc.sql("delete from eduverify.evidence where attempt_id = ?")
                .param(attempt)
                .update();
        jdbc.sql("delete from eduverify.candidate where attempt_id = ?")
                .param(attempt)
                .update();
        jdbc.sql("update eduverify.verification_attempt set registers = ? where id = ?")
                .params(String.join(", ", registers), attempt)
                .update();
        template.batchUpdate("""
        insert into eduverify.evidence (attempt_id, position, fact, value, input, source, args)
        values (?, ?, ?, ?, ?, ?, ?)
        """, evidence, evidence.size(), (statement, item) -> {
            statement.setObject(1, attempt);
            statement.setInt(2, evidence.indexOf(item));
            statement.setString(3, item.fact().key());
            statement.setString(4, item.value());
            statement.setString(5, item.input());
            statement.setString(6, item.source());
            statement.setArray(
                    7,
                    statement.getConnection().createArrayOf("text", item.args().toArray()));
        });
        List<CandidateEntry> candidates = findings.candidates();
        template.batchUpdate("""
        insert into eduverify.candidate (attempt_id, position, name, country, kind, source, score)
        values (?, ?, ?, ?, ?, ?, ?)
        """, candidates, Math.max(1, candidates.size()), (statement, candidate) -> {
            statement.setObject(1, attempt);
            statement.setInt(2, candidates.indexOf(candidate));
            statement.setString(3, candidate.name());
            statement.setString(4, candidate.country());
            statement.setString(5, candidate.kind());
            statement.setString(6, candidate.source());
            statement.setDouble(7, candidate.score());
        });
    }

    List<Evidence> evidence(UUID attempt) {
        return jdbc.sql("select * from eduverify.evidence where attempt_id = ? order by position")
                .param(attempt)
                .query((row, number) -> new Evidence(
                        Fact.ofKey(row.getString("fact")),
                        row.getString("value"),
                        row.getString("input"),
                        row.getString("source"),
                        List.of((String[]) row.getArray("args").getArray())))
                .list();
    }

    void decide(UUID attempt, Outcome outcome, Decision decision, Instant at) {
        jdbc.sql("""
            update eduverify.verification_attempt
            set outcome = ?, vetting_reason = ?, reason_code = ?, correctable = ?, fields_to_correct = ?::text[],
                explanation = ?, what_to_do = ?, staff_note = ?, decided_by = 'automatic', decided_at = ?,
                decision_table = ?
            where id = ?
            """)
                .param(outcome.name())
                .param(decision.reason().map(Enum::name).orElse(null))
                .param(decision.reasonCode())
                .param(decision.correctable())
                .param(decision.fieldsToCorrect().stream()
                        .map(ProfileField::key)
                        .toArray(String[]::new))
                .param(decision.explanation())
                .param(decision.whatToDo())
                .param(decision.staffNote())
                .param(Timestamp.from(at))
                .param(decision.decisionTable())
                .param(attempt)
                .update();
        List<FiredRule> rules = decision.firedRules();
        template.batchUpdate(
                "insert into eduverify.fired_rule (attempt_id, position, rule_id, words) values (?, ?, ?, ?)",
                rules,
                Math.max(1, rules.size()),
                (statement, rule) -> {
                    statement.setObject(1, attempt);
                    statement.setInt(2, rules.indexOf(rule));
                    statement.setString(3, rule.ruleId());
                    statement.setString(4, rule.words());
                });
    }

    /** Ends a manual examination with what the deciding step says. */
    void decideManually(
            UUID attempt, Outcome outcome, Optional<VettingReason> reason, String whatToDo, Step deciding, Instant at) {
        jdbc.sql("""
            update eduverify.verification_attempt
            set outcome = ?, vetting_reason = ?, correctable = ?, explanation = ?, what_to_do = ?, staff_note = ?,
                decided_by = ?, decided_at = ?
            where id = ?
            """)
                .param(outcome.name())
                .param(reason.map(Enum::name).orElse(null))
                .param(outcome == Outcome.MORE_INFORMATION_NEEDED)
                .param(deciding.customerText())
                .param(whatToDo)
                .param(deciding.note())
                .param(deciding.by())
                .param(Timestamp.from(at))
                .param(attempt)
                .update();
    }

    void addStep(UUID attempt, Step step) {
        jdbc.sql("""
            insert into eduverify.examination_step (attempt_id, position, kind, note, customer_text, taken_by, taken_at)
            select :attempt, coalesce(max(position), 0) + 1, :kind, :note, :customerText, :by, :at
            from eduverify.examination_step where attempt_id = :attempt
            """)
                .param("attempt", attempt)
                .param("kind", step.kind().name())
                .param("note", step.note())
                .param("customerText", step.customerText())
                .param("by", step.by())
                .param("at", Timestamp.from(step.at()))
                .update();
    }

    /** What support did in a manual examination, oldest first. */
    List<Step> steps(UUID attempt) {
        return jdbc.sql("select * from eduverify.examination_step where attempt_id = ? order by position")
                .param(attempt)
                .query((row, number) -> new Step(
                        Step.Kind.valueOf(row.getString("kind")),
                        row.getString("note"),
                        row.getString("customer_text"),
                        row.getString("taken_by"),
                        row.getTimestamp("taken_at").toInstant()))
                .list();
    }

    void withdraw(UUID attempt, String explanation, String by, Instant at) {
        jdbc.sql("""
            update eduverify.verification_attempt
            set outcome = 'WITHDRAWN', explanation = ?, what_to_do = '', decided_by = ?, decided_at = ?
            where id = ?
            """).params(explanation, by, Timestamp.from(at), attempt).update();
    }

    /** How the newest attempt ended; all that the next step of the process must know. */
    record NewestOutcome(Outcome outcome, Optional<VettingReason> reason) {}

    /** Empty while the newest attempt goes on, however those before it have ended. */
    Optional<NewestOutcome> newestOutcome(CustomerId customer) {
        return newestOutcome(customer, List.of(Examination.values()));
    }

    /** How the newest attempt of this examination ended; empty while it goes on. */
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
                .query((row, number) -> new NewestOutcome(
                        Outcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getString("vetting_reason")).map(VettingReason::valueOf)))
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
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new Attempt(
                id,
                row.getInt("number"),
                Examination.valueOf(row.getString("examination")),
                row.getInt("profile_version"),
                customers.profile(customer, row.getInt("profile_version")),
                Optional.ofNullable(row.getString("requested_by")),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("vetting_reason")).map(VettingReason::valueOf),
                textOf(row, "reason_code"),
                row.getBoolean("correctable"),
                fieldsToCorrect(row),
                textOf(row, "explanation"),
                textOf(row, "what_to_do"),
                textOf(row, "staff_note"),
                textOf(row, "decided_by"),
                Optional.ofNullable(decidedAt).map(Timestamp::toInstant),
                textOf(row, "decision_table"),
                textOf(row, "registers"),
                evidence(id),
                candidates(id),
                firedRules(id),
                steps(id));
    }

    private List<CandidateEntry> candidates(UUID attempt) {
        return jdbc.sql("select * from eduverify.candidate where attempt_id = ? order by position")
                .param(attempt)
                .query((row, number) -> new CandidateEntry(
                        row.getString("name"),
                        row.getString("country"),
                        row.getString("kind"),
                        row.getString("source"),
                        row.getDouble("score")))
                .list();
    }

    private List<FiredRule> firedRules(UUID attempt) {
        return jdbc.sql("select rule_id, words from eduverify.fired_rule where attempt_id = ? order by position")
                .param(attempt)
                .query((row, number) -> new FiredRule(row.getString("rule_id"), row.getString("words")))
                .list();
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
