package org.eduverify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The command {@code --replay=FILE}: has a running program try a changed decision table on all past attempts and prints
 * what would change. It is a client: it opens no database and runs no jobs, so it can do nothing that the analyst whose
 * login it uses could not do.
 */
final class ReplayCommand {

    private static final String OPTION = "replay";
    private static final String PATH = "/v1/decisions/replay";
    private static final int REFUSED = 1;

    private final String[] arguments;
    private final PrintStream out;
    private final PrintStream progress;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    ReplayCommand(String[] arguments, PrintStream out, PrintStream progress) {
        this.arguments = arguments;
        this.out = out;
        this.progress = progress;
    }

    static boolean isAskedForBy(String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--" + OPTION + "="));
    }

    /**
     * Runs the command.
     *
     * @return the exit code of the program: 0 if there is a report
     */
    int run() throws InterruptedException {
        Path file = Path.of(option(OPTION, ""));
        String server = option("server", "http://localhost:8080");
        String user = option("user", "analyst");
        String login = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password(user)).getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = replay(Files.readAllBytes(file), server, login);
            JsonNode report = json.readTree(answer.body());
            if (answer.statusCode() != 200) {
                progress.printf("%s: %s%n", file, report.path("description").asText("status " + answer.statusCode()));
                return REFUSED;
            }
            print(report);
            return 0;
        } catch (IOException | IllegalArgumentException failure) {
            progress.printf("%s could not be replayed at %s: %s%n", file, server, failure);
            return REFUSED;
        }
    }

    private String option(String name, String usual) {
        String prefix = "--%s=".formatted(name);
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst()
                .orElse(usual);
    }

    /** From the environment, or asked for; a demo user's is its name. */
    private static String password(String user) {
        return Optional.ofNullable(System.getenv("EDUVERIFY_PASSWORD"))
                .or(() -> Optional.ofNullable(System.console())
                        .map((Console console) -> console.readPassword("Password of %s: ", user))
                        .map(String::new))
                .orElse(user);
    }

    private HttpResponse<String> replay(byte[] table, String server, String login)
            throws IOException, InterruptedException {
        URI address = URI.create(server + PATH);
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request(URI.create(address + "?cases=" + option("cases", "20")), login)
                        .POST(BodyPublishers.ofByteArray(table))
                        .header("Content-Type", "application/xml")
                        .build(),
                BodyHandlers.ofString());
        // whoever breaks the command off has no use for the rest of the replay
        Thread stop =
                new Thread(() -> http.sendAsync(request(address, login).DELETE().build(), BodyHandlers.discarding())
                        .orTimeout(2, TimeUnit.SECONDS)
                        .exceptionally(gone -> null)
                        .join());
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            while (true) {
                try {
                    return answer.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException running) {
                    showProgress(address, login);
                } catch (ExecutionException failure) {
                    throw failure.getCause() instanceof IOException broken
                            ? broken
                            : new IOException(failure.getCause());
                }
            }
        } finally {
            if (answer.isDone()) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
    }

    private static HttpRequest.Builder request(URI address, String login) {
        return HttpRequest.newBuilder(address).header("Authorization", login);
    }

    private void showProgress(URI address, String login) throws IOException, InterruptedException {
        JsonNode running = json.readTree(http.send(request(address, login).build(), BodyHandlers.ofString())
                        .body())
                .path("items")
                .path(0);
        if (!running.isMissingNode()) {
            progress.println(words(
                    "%,d of %,d attempts, %.0f s",
                    running.path("lookedAt").asLong(),
                    running.path("total").asLong(),
                    running.path("seconds").asDouble()));
        }
    }

    private void print(JsonNode report) {
        line(
                "%s on %,d past attempts, in %.1f s",
                text(report, "proposedTable"),
                number(report, "attempts"),
                report.path("seconds").asDouble());
        report.path("formerTables")
                .forEach(
                        table -> line("decided then: %,d by %s", number(table, "count"), text(table, "decisionTable")));
        line("");
        line(
                "%,10d  unchanged (%,d of them by another rule)",
                number(report, "unchanged"), number(report, "byAnotherRule"));
        line("%,10d  changed", number(report, "changed"));
        line("%,10d  unanswered: no rule applies", number(report, "unanswered"));
        line("%,10d  skipped: not all facts are known", number(report, "skipped"));

        heading(report.path("changes"), "From what to what");
        for (JsonNode change : report.path("changes")) {
            line(
                    "%,10d  %s  ->  %s",
                    number(change, "count"), verdict(change.path("from")), verdict(change.path("to")));
            change.path("formerRules").forEach(rule -> line("%,18d  then  %s", number(rule, "count"), rule(rule)));
            change.path("newRules").forEach(rule -> line("%,18d  now   %s", number(rule, "count"), rule(rule)));
        }
        heading(report.path("unansweredFacts"), "Facts that no rule applies to");
        report.path("unansweredFacts")
                .forEach(facts -> line("%,10d  %s", number(facts, "count"), facts(facts.path("facts"))));

        line("");
        line("Rules: attempts that each decides, and how many of those otherwise than then");
        report.path("rules")
                .forEach(
                        rule -> line("%,10d %,10d  %s", number(rule, "attempts"), number(rule, "changed"), rule(rule)));

        JsonNode cases = report.path("cases").path("items");
        heading(cases, words("Cases, the newest %,d of %,d", cases.size(), number(report.path("cases"), "totalCount")));
        for (JsonNode one : cases) {
            line(
                    "  %s  customer %s of %s, attempt %d",
                    text(one, "decidedAt"),
                    text(one, "customerId"),
                    text(one, "partner"),
                    number(one, "attemptNumber"));
            line("    %s  ->  %s", verdict(one.path("from")), verdict(one.path("to")));
            line("    %s", facts(one.path("facts")));
        }
    }

    private void heading(JsonNode list, String words) {
        if (!list.isEmpty()) {
            line("");
            out.println(words);
        }
    }

    private void line(String words, Object... arguments) {
        out.println(words(words, arguments));
    }

    private static String words(String words, Object... arguments) {
        return String.format(Locale.ENGLISH, words, arguments);
    }

    private static String verdict(JsonNode verdict) {
        String reason = text(verdict, "vettingReason");
        return "%s (%s%s)"
                .formatted(
                        text(verdict, "outcome"), reason.isEmpty() ? "" : reason + ", ", text(verdict, "reasonCode"));
    }

    private static String rule(JsonNode rule) {
        return "%s: %s".formatted(text(rule, "rule"), text(rule, "words"));
    }

    private static String facts(JsonNode facts) {
        return facts.properties().stream()
                .map(fact -> "%s = %s".formatted(fact.getKey(), fact.getValue().asText()))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private static long number(JsonNode node, String member) {
        return node.path(member).asLong();
    }
}
