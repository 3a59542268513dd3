package org.eduverify.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.verification.Decision;
import org.eduverify.verification.EligibilityTable;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.DecisionReplay;
import org.eduverify.verification.replay.ReplayReport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the replay of a changed decision table on many past attempts. The attempts are copies of the examples of the
 * delivered table, decided by that table.
 *
 * <p>System properties: {@code attempts} (default 100,000), {@code runs} (default 5), {@code table} (default: the
 * delivered table with "unclear" in the rule {@code Rule_NameOnly}).
 */
public final class MeasureReplay {

    private static final Path DELIVERED = Path.of("bpmn/decide-eligibility.dmn");
    private static final Path EXAMPLES = Path.of("bpmn/decide-eligibility.csv");
    private static final List<String> WEBSITES =
            List.of("same domain as the mail", "in the register", "another domain", "none");

    private MeasureReplay() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("eduverify-replay");
        try (ConfigurableApplicationContext program = Bench.start(folder.resolve("data"))) {
            int attempts = Integer.getInteger("attempts", 100_000);
            fill(program, attempts);
            DecisionReplay replay = program.getBean(DecisionReplay.class);
            byte[] table = table();
            for (int run = 1; run <= Integer.getInteger("runs", 5); run++) {
                measure(run, replay, table);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static byte[] table() throws IOException {
        String file = System.getProperty("table");
        if (file != null) {
            return Files.readAllBytes(Path.of(file));
        }
        String delivered = Files.readString(DELIVERED);
        int rule = delivered.indexOf("<rule id=\"Rule_NameOnly\">");
        return (delivered.substring(0, rule)
                        + delivered.substring(rule).replaceFirst("\"not eligible\"", "\"unclear\""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void measure(int run, DecisionReplay replay, byte[] table) {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        ReplayReport report = replay.run(table, DecisionReplay.MOST_CASES, "bench");
        double seconds = (System.nanoTime() - begin) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "run %d: %,d attempts in %.2f s (%,.0f a second), %,d changed, %,d unchanged, heap %d MB + %d MB at most%n",
                run,
                report.attempts(),
                seconds,
                report.attempts() / seconds,
                report.changed(),
                report.unchanged(),
                before >> 20,
                (peak - before) >> 20);
    }

    private static void fill(ConfigurableApplicationContext program, int attempts) throws IOException {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        EligibilityTable table = program.getBean(EligibilityTable.class);
        jdbc.sql("""
            create table public.example (n integer, outcome text, vetting_reason text, reason_code text,
                                         decision_table text, rule_id text, words text);
            create table public.example_fact (n integer, position integer, fact text, value text)
            """).update();
        int examples = 0;
        for (List<Evidence> facts : examples()) {
            store(jdbc, examples++, facts, table.decide(facts));
        }
        copy(jdbc, attempts, examples);
    }

    private static List<List<Evidence>> examples() throws IOException {
        List<List<Evidence>> examples = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(Files.newBufferedReader(EXAMPLES))) {
            for (CSVRecord row : rows) {
                for (String website : WEBSITES) {
                    List<Evidence> facts = new ArrayList<>();
                    for (Fact fact : Fact.values()) {
                        String value = fact == Fact.WEBSITE ? website : row.get(fact.key());
                        facts.add(new Evidence(fact, value, "", "example", List.of()));
                    }
                    examples.add(facts);
                }
            }
        }
        return examples;
    }

    private static void store(JdbcClient jdbc, int number, List<Evidence> facts, Decision decision) {
        jdbc.sql("insert into public.example values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        decision.outcome().name(),
                        decision.reason().map(Enum::name).orElse(null),
                        decision.reasonCode(),
                        decision.decisionTable(),
                        decision.firedRules().get(0).ruleId(),
                        decision.firedRules().get(0).words())
                .update();
        for (Evidence fact : facts) {
            jdbc.sql("insert into public.example_fact values (?, ?, ?, ?)")
                    .params(number, fact.fact().ordinal(), fact.fact().key(), fact.value())
                    .update();
        }
    }

    /** Creates one customer per attempt. Ids are random, so that the attempts are in no particular order on disk. */
    private static void copy(JdbcClient jdbc, int attempts, int examples) {
        jdbc.sql("""
            create table public.copied as
            select gen_random_uuid() as customer_id, gen_random_uuid() as attempt_id, i %% %d as n,
                   now() - i * interval '1 minute' as at
            from generate_series(1, %d) i;

            insert into eduverify.customer (id, partner, primary_domain, profile_version, special_qualification,
                                            verification_open, created_at)
            select customer_id, 'northwind', 'd' || customer_id, 1, 'NONE', false, at from public.copied;

            insert into eduverify.profile (customer_id, version, company_name, address_line_1, city, country,
                                           first_name, last_name, email, created_at)
            select customer_id, 1, 'Example', 'Street 1', 'City', 'NL', 'First', 'Last', 'office@example.edu', at
            from public.copied;

            insert into eduverify.verification_attempt (id, customer_id, number, examination, profile_version,
                opened_at, outcome, vetting_reason, reason_code, correctable, explanation, what_to_do, staff_note,
                decided_by, decided_at, decision_table, registers)
            select c.attempt_id, c.customer_id, 1, 'AUTOMATIC', 1, c.at, e.outcome, e.vetting_reason, e.reason_code,
                   true, 'An explanation of usual length, in one sentence.', 'What to do, in one sentence.', '',
                   'automatic', c.at, e.decision_table, 'sample register 2026-11'
            from public.copied c join public.example e using (n);

            insert into eduverify.evidence (attempt_id, position, fact, value, input, source, args)
            select c.attempt_id, f.position, f.fact, f.value, 'office@example.edu',
                   'sample register 2026-11, record 4711', '{}'
            from public.copied c join public.example_fact f using (n);

            insert into eduverify.fired_rule (attempt_id, position, rule_id, words)
            select c.attempt_id, 0, e.rule_id, e.words from public.copied c join public.example e using (n);

            analyze
            """.formatted(examples, attempts)).update();
    }
}
