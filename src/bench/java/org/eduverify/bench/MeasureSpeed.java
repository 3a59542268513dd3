package org.eduverify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.EligibilityTable;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.Preview;
import org.eduverify.verification.Verification;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the speed of verification with a large register: decisions with a known mail domain and decisions that search
 * for similar names, compared with a full scan by trigram similarity in the same run. Also measures the evaluation of
 * the decision table with and without the program's cache of parsed cells.
 *
 * <p>System properties: {@code register} (a ROR file, which is multiplied with changed names and domains),
 * {@code institutions} (number of records after that, default 110,000), {@code applications}.
 */
public final class MeasureSpeed {

    private static final int THREADS = 2;
    private static final int FULL_SCANS = 20;

    private MeasureSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("eduverify-speed");
        try {
            int institutions = Integer.getInteger("institutions", 110_000);
            Path register = MultipliedRegister.write(
                    Path.of(System.getProperty("register")), folder.resolve("register.json"), institutions);
            try (ConfigurableApplicationContext program =
                    Bench.start(folder.resolve("data"), register.toString(), "ror")) {
                measure(program, Bench.read(Path.of(System.getProperty("applications"))));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private record Timed(Application application, Preview preview, long nanos) {}

    private static void measure(ConfigurableApplicationContext program, List<Application> applications)
            throws Exception {
        Verification verification = program.getBean(Verification.class);
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        jdbc.sql("analyze").update();
        System.out.printf(
                "institutions: %,d%n",
                jdbc.sql("select count(*) from eduverify.institution")
                        .query(Long.class)
                        .single());

        decideAll(verification, applications);
        List<Timed> decisions = decideAll(verification, applications);
        Map<Boolean, List<Timed>> byKind =
                decisions.stream().collect(Collectors.partitioningBy(timed -> searchesSimilarNames(timed.preview())));
        System.out.println("mail domain or name known: " + percentiles(byKind.get(false)));
        System.out.println("search for similar names:  " + percentiles(byKind.get(true)));
        System.out.printf(
                "decisions per second:      %.0f (%d threads)%n", throughput(verification, applications), THREADS);

        List<Timed> searches = byKind.get(true);
        InstitutionDirectory directory = program.getBean(InstitutionDirectory.class);
        List<Long> indexed = new ArrayList<>();
        List<Long> scanned = new ArrayList<>();
        for (Timed search : searches.subList(0, Math.min(FULL_SCANS, searches.size()))) {
            String name = search.application().companyName();
            long begin = System.nanoTime();
            directory.similar(name, Optional.empty(), 5);
            indexed.add(System.nanoTime() - begin);
            begin = System.nanoTime();
            fullScan(jdbc, name);
            scanned.add(System.nanoTime() - begin);
        }
        System.out.println("names by index:            " + Bench.percentiles(indexed));
        System.out.println("names by full scan:        " + Bench.percentiles(scanned));
        System.out.printf("full scan / index:         %.1f%n", sum(scanned) / (double) sum(indexed));
        decisionTable(program.getBean(EligibilityTable.class), decisions);
    }

    private static boolean searchesSimilarNames(Preview preview) {
        return preview.findings().evidence().get(2).value().equals("none");
    }

    private static List<Timed> decideAll(Verification verification, List<Application> applications) {
        List<Timed> decisions = new ArrayList<>();
        for (Application application : applications) {
            try {
                long begin = System.nanoTime();
                Preview preview = verification.preview(application.profile());
                decisions.add(new Timed(application, preview, System.nanoTime() - begin));
            } catch (Refusal refused) {
                // refused before any lookup, for example because of free mail
            }
        }
        return decisions;
    }

    private static double throughput(Verification verification, List<Application> applications) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        long begin = System.nanoTime();
        int share = applications.size() / THREADS;
        for (int client = 0; client < THREADS; client++) {
            List<Application> part = applications.subList(client * share, (client + 1) * share);
            clients.execute(() -> decideAll(verification, part));
        }
        clients.shutdown();
        if (!clients.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The decisions took too long");
        }
        return THREADS * share / ((System.nanoTime() - begin) / 1e9);
    }

    private static void fullScan(JdbcClient jdbc, String name) {
        jdbc.sql("""
            select institution_id, max(similarity(normalised, ?)) as score from eduverify.institution_name
            group by institution_id order by score desc limit 5
            """)
                .param(name.toLowerCase())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static void decisionTable(EligibilityTable table, List<Timed> decisions) throws IOException {
        DmnEngine standard =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision decision;
        try (InputStream file = MeasureSpeed.class.getResourceAsStream("/bpmn/decide-eligibility.dmn")) {
            decision = standard.parseDecision("decide-eligibility", file);
        }
        List<Long> cached = new ArrayList<>();
        List<Long> uncached = new ArrayList<>();
        for (Timed timed : decisions.subList(0, Math.min(500, decisions.size()))) {
            List<Evidence> facts = timed.preview().findings().evidence();
            long begin = System.nanoTime();
            table.decide(facts);
            cached.add(System.nanoTime() - begin);
            Map<String, Object> inputs =
                    facts.stream().collect(Collectors.toMap(fact -> fact.fact().key(), Evidence::value));
            begin = System.nanoTime();
            standard.evaluateDecisionTable(decision, Variables.fromMap(inputs));
            uncached.add(System.nanoTime() - begin);
        }
        System.out.println("table with cached cells:   " + Bench.percentiles(cached));
        System.out.println("table in standard engine:  " + Bench.percentiles(uncached));
        System.out.printf("standard / cached:         %.1f%n", sum(uncached) / (double) sum(cached));
    }

    private static String percentiles(List<Timed> decisions) {
        return Bench.percentiles(decisions.stream().map(Timed::nanos).toList());
    }

    private static long sum(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sum();
    }
}
