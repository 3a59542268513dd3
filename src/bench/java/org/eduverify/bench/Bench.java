package org.eduverify.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eduverify.EducationCustomerVerification;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Common parts of the measurements: starting the program on its own database, reading applications, percentiles. */
final class Bench {

    private Bench() {}

    /** Starts the program with one register. */
    static ConfigurableApplicationContext start(Path database, String register, String format) {
        return start(
                database,
                "--eduverify.directory.import.file=" + register,
                "--eduverify.directory.import.format=" + format);
    }

    /** Starts the program without customers and, unless an argument imports one, without registers. */
    static ConfigurableApplicationContext start(Path database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--server.port=0",
                "--eduverify.data-dir=" + database,
                "--eduverify.demo-customers=false",
                "--eduverify.directory.sample-register=false",
                "--logging.level.root=warn"));
        return new SpringApplicationBuilder(EducationCustomerVerification.class).run(arguments.toArray(String[]::new));
    }

    /** Reads labelled applications, one JSON object per line. */
    static List<Application> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Application> applications = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            applications.add(json.readValue(line, Application.class));
        }
        return applications;
    }

    /** Formats durations in nanoseconds as "p50 1.20 ms, p99 3.40 ms (count)". */
    static String percentiles(List<Long> nanos) {
        if (nanos.isEmpty()) {
            return "none";
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        return "p50 %.2f ms, p99 %.2f ms (%d)"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get((int) (sorted.size() * 0.99)) / 1e6,
                        sorted.size());
    }
}
