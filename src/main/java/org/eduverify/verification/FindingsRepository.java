package org.eduverify.verification;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the findings of attempts: evidence, candidates and the registers that were searched. */
@Repository
class FindingsRepository {

    private static final String SEPARATOR = ", ";

    private final JdbcClient jdbc;

    FindingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the findings in place of those that an interrupted run may have stored. */
    void store(UUID attempt, Findings findings) {
        jdbc.sql("delete from eduverify.evidence where attempt_id = ?")
                .param(attempt)
                .update();
        jdbc.sql("delete from eduverify.candidate where attempt_id = ?")
                .param(attempt)
                .update();
        jdbc.sql("update eduverify.verification_attempt set registers = ? where id = ?")
                .params(String.join(SEPARATOR, findings.registers()), attempt)
                .update();
        int position = 0;
        for (Evidence item : findings.evidence()) {
            insert(attempt, position++, item);
        }
        position = 0;
        for (CandidateEntry candidate : findings.candidates()) {
            insert(attempt, position++, candidate);
        }
    }

    private void insert(UUID attempt, int position, Evidence item) {
        jdbc.sql("""
            insert into eduverify.evidence (attempt_id, position, fact, value, input, source, args)
            values (:attempt, :position, :fact, :value, :input, :source, :args::text[])
            """)
                .param("attempt", attempt)
                .param("position", position)
                .param("fact", item.fact().key())
                .param("value", item.value())
                .param("input", item.input())
                .param("source", item.source())
                .param("args", item.args().toArray(String[]::new))
                .update();
    }

    private void insert(UUID attempt, int position, CandidateEntry candidate) {
        jdbc.sql("""
            insert into eduverify.candidate (attempt_id, position, name, country, kind, source, score)
            values (:attempt, :position, :name, :country, :kind, :source, :score)
            """)
                .param("attempt", attempt)
                .param("position", position)
                .param("name", candidate.name())
                .param("country", candidate.country())
                .param("kind", candidate.kind())
                .param("source", candidate.source())
                .param("score", candidate.score())
                .update();
    }

    /** The findings of an attempt; without any if none were collected. */
    Findings get(UUID attempt) {
        return new Findings(evidence(attempt), candidates(attempt), registers(attempt));
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

    private List<String> registers(UUID attempt) {
        String registers = jdbc.sql("select coalesce(registers, '') from eduverify.verification_attempt where id = ?")
                .param(attempt)
                .query(String.class)
                .single();
        return registers.isEmpty()
                ? List.of()
                : Arrays.stream(registers.split(SEPARATOR)).toList();
    }
}
