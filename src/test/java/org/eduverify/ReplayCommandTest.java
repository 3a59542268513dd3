package org.eduverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The command that tries a changed table, against a running program. */
@ProgramTest
class ReplayCommandTest {

    private static final Path DELIVERED = Path.of("bpmn/decide-eligibility.dmn");

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private record Run(int exitCode, String out, String err) {}

    private Run run(Path table, String server, String user) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new ReplayCommand(
                        new String[] {"--replay=" + table, "--server=" + server, "--user=" + user, "--cases=1"},
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run();
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String here() {
        return "http://localhost:" + port;
    }

    @Test
    void itPrintsFromWhatToWhatByRuleAndTheFirstCases() throws IOException, InterruptedException {
        String customer =
                cases.decided(Applications.withUnknownMailDomain()).id().toString();
        Path changed = folder.resolve("changed.dmn");
        Files.writeString(changed, Files.readString(DELIVERED).replace("\"NAME_ONLY\"", "\"NAME_FOUND\""));

        Run run = run(changed, here(), "analyst");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("decide-eligibility 1.2.0 on ")
                .contains("denied (Not an Academic Domain, NAME_ONLY)  ->  denied (Not an Academic Domain, NAME_FOUND)")
                .contains("then  Rule_NameOnly: ", "now   Rule_NameOnly: ")
                .contains("customer " + customer + " of northwind, attempt 1")
                .contains("directoryMatch = name only");
    }

    @Test
    void aRefusalIsPrintedAsItsSentence() throws IOException, InterruptedException {
        Path broken = Files.writeString(folder.resolve("broken.dmn"), "{}");

        assertThat(run(broken, here(), "analyst"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
                .satisfies(run -> assertThat(run.err()).contains("is no XML that may be read"));
        assertThat(run(DELIVERED, here(), "support").err()).contains("This needs the role business-analyst.");
    }

    @Test
    void withoutAFileOrAProgramItSaysSo() throws IOException, InterruptedException {
        assertThat(run(folder.resolve("missing.dmn"), here(), "analyst").err())
                .contains("missing.dmn could not be replayed");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Run run = run(DELIVERED, "http://localhost:" + free, "analyst");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("could not be replayed at http://localhost:" + free);
    }

    @Test
    void onlyItsOptionAsksForIt() {
        assertThat(ReplayCommand.isAskedForBy("--server.port=0", "--replay=changed.dmn"))
                .isTrue();
        assertThat(ReplayCommand.isAskedForBy("--server.port=0", "replay")).isFalse();
    }
}
