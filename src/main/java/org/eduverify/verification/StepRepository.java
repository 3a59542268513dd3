package org.eduverify.verification;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.eduverify.verification.Attempt.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the steps of manual examinations. */
@Repository
class StepRepository {

    private final JdbcClient jdbc;

    StepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID attempt, Step step) {
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

    /** The steps of an attempt, oldest first. */
    List<Step> all(UUID attempt) {
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
}
