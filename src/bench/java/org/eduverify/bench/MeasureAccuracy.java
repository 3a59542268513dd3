package org.eduverify.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.directory.imports.RegisterImports;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Eligibility;
import org.eduverify.verification.Preview;
import org.eduverify.verification.Verification;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how right verification is: imports registers, sends labelled applications through the code that the REST
 * interface uses, and prints how each category was decided. The misses are written to a file.
 *
 * <p>System properties: {@code registers} (files, and folders whose {@code mappings.json} says how each file is imported,
 * separated by commas; the format of a ROR dump or Hipo list is known by its name), {@code applications} (files with one
 * JSON object a line, separated by commas), {@code misses} (default {@code target/misses.tsv}), {@code database} (a
 * folder that is kept between runs, so that unchanged files are not imported again; without it a new one is used once).
 */
public final class MeasureAccuracy {

    private static final int THREADS = 2;

    private record Outcome(Application application, String decision, String reason, String words, long nanos) {

        boolean isApproved() {
            return decision.equals(Eligibility.ELIGIBLE.words());
        }

        boolean isMiss() {
            return switch (application.expect()) {
                case "approve" -> !isApproved();
                case "not_approve", "invalid" -> isApproved();
                default -> decision.equals("error");
            };
        }
    }

    private MeasureAccuracy() {}

    public static void main(String[] arguments) throws Exception {
        String kept = System.getProperty("database");
        Path database = kept == null ? Files.createTempDirectory("eduverify-measure") : Path.of(kept);
        Path misses = Path.of(System.getProperty("misses", "target/misses.tsv"));
        try (ConfigurableApplicationContext program = Bench.start(database);
                BufferedWriter writer = Files.newBufferedWriter(misses)) {
            new RegisterFolder(program.getBean(RegisterImports.class)).importAll(paths("registers"));
            Verification verification = program.getBean(Verification.class);
            System.out.println("registers: "
                    + String.join(
                            ", ", program.getBean(InstitutionDirectory.class).currentReleases()));
            writer.write("expect\tcategory\tdecision\treason\tcompanyName\tcity\tcountry\temail\twebsite\tfinding\n");
            for (Path file : paths("applications")) {
                List<Application> applications = Bench.read(file);
                decideAll(verification, applications.subList(0, Math.min(200, applications.size())));
                long begin = System.nanoTime();
                List<Outcome> outcomes = decideAll(verification, applications);
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf("%n== %s%n", file.getFileName());
                print(outcomes, seconds);
                writeMisses(outcomes, writer);
            }
            System.out.println("misses: " + misses);
        } finally {
            if (kept == null) {
                FileSystemUtils.deleteRecursively(database);
            }
        }
    }

    private static List<Path> paths(String property) {
        return Stream.of(System.getProperty(property).split(",")).map(Path::of).toList();
    }

    private static List<Outcome> decideAll(Verification verification, List<Application> applications) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Outcome>> calls = new ArrayList<>();
            applications.forEach(application -> calls.add(() -> decide(verification, application)));
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : clients.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            clients.shutdown();
        }
    }

    private static Outcome decide(Verification verification, Application application) {
        long begin = System.nanoTime();
        try {
            Preview preview = verification.preview(application.profile());
            return new Outcome(
                    application,
                    preview.decision().eligibility().words(),
                    preview.decision().reasonCode(),
                    preview.findings().evidence().get(2).args().toString(),
                    System.nanoTime() - begin);
        } catch (Refusal refused) {
            return new Outcome(application, "refused", refused.faults().get(0).code(), refused.getMessage(), 0);
        } catch (RuntimeException failure) {
            return new Outcome(
                    application, "error", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()), 0);
        }
    }

    private static void print(List<Outcome> outcomes, double seconds) {
        Map<String, List<Outcome>> byCategory = new TreeMap<>();
        Map<String, List<Outcome>> byExpectation = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            byCategory
                    .computeIfAbsent(
                            "%-12s %s"
                                    .formatted(
                                            outcome.application().expect(),
                                            outcome.application().category()),
                            key -> new ArrayList<>())
                    .add(outcome);
            byExpectation
                    .computeIfAbsent(outcome.application().expect(), key -> new ArrayList<>())
                    .add(outcome);
        }
        System.out.printf(
                "%-80s %6s %9s %7s %8s %8s %6s%n",
                "category", "cases", "approved", "denied", "unclear", "refused", "errors");
        byCategory.forEach(MeasureAccuracy::line);
        System.out.println();
        byExpectation.forEach(MeasureAccuracy::line);
        System.out.println();
        long wrong = outcomes.stream()
                .filter(outcome -> outcome.isMiss() && outcome.isApproved())
                .count();
        List<Outcome> mustNot = outcomes.stream()
                .filter(outcome -> outcome.application().expect().matches("not_approve|invalid"))
                .toList();
        List<Outcome> must = outcomes.stream()
                .filter(outcome -> outcome.application().expect().equals("approve"))
                .toList();
        System.out.printf(
                "false approvals:     %d of %d = %.2f %%%n",
                wrong, mustNot.size(), 100.0 * wrong / Math.max(1, mustNot.size()));
        long right = must.stream().filter(Outcome::isApproved).count();
        System.out.printf(
                "automatic approvals: %d of %d = %.2f %%%n",
                right, must.size(), 100.0 * right / Math.max(1, must.size()));
        percentiles(
                "name and domain confirmed",
                outcomes.stream().filter(Outcome::isApproved).toList());
        percentiles(
                "everything else",
                outcomes.stream().filter(outcome -> !outcome.isApproved()).toList());
        System.out.printf("decisions per second: %.0f (%d threads)%n", outcomes.size() / seconds, THREADS);
    }

    private static void percentiles(String name, List<Outcome> outcomes) {
        long[] nanos = outcomes.stream()
                .mapToLong(Outcome::nanos)
                .filter(taken -> taken > 0)
                .sorted()
                .toArray();
        if (nanos.length > 0) {
            System.out.printf(
                    "%s: p50 %.1f ms, p99 %.1f ms%n",
                    name, nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * 0.99)] / 1e6);
        }
    }

    private static void line(String name, List<Outcome> outcomes) {
        System.out.printf(
                "%-80s %6d %9d %7d %8d %8d %6d%n",
                name,
                outcomes.size(),
                count(outcomes, "eligible"),
                count(outcomes, "not eligible"),
                count(outcomes, "unclear"),
                count(outcomes, "refused"),
                count(outcomes, "error"));
    }

    private static long count(List<Outcome> outcomes, String decision) {
        return outcomes.stream()
                .filter(outcome -> outcome.decision().equals(decision))
                .count();
    }

    private static void writeMisses(List<Outcome> outcomes, BufferedWriter writer) throws IOException {
        for (Outcome outcome : outcomes.stream()
                .filter(Outcome::isMiss)
                .sorted(Comparator.comparing(outcome -> outcome.application().category()))
                .toList()) {
            Application application = outcome.application();
            writer.write(String.join(
                    "\t",
                    application.expect(),
                    application.category(),
                    outcome.decision(),
                    outcome.reason(),
                    application.companyName(),
                    application.city(),
                    application.country(),
                    application.email(),
                    String.valueOf(application.website()),
                    outcome.words()));
            writer.newLine();
        }
    }
}
