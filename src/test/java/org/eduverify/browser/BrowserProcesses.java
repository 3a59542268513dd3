package org.eduverify.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/**
 * The processes of one browser and its driver. They are recognised by their directory, which is part of their command
 * lines; everything they start belongs to them.
 */
final class BrowserProcesses {

    private static final Path ROOT = Path.of("target/browsers").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration TIME_TO_END = Duration.ofSeconds(20);

    private final Path directory;

    private BrowserProcesses(Path directory) {
        this.directory = directory;
    }

    /** Creates the directory for one browser, and ends what a killed test run has left. */
    static BrowserProcesses start() {
        try {
            Files.createDirectories(ROOT);
            try (Stream<Path> earlier = Files.list(ROOT)) {
                earlier.filter(BrowserProcesses::isAbandoned)
                        .map(BrowserProcesses::new)
                        .forEach(BrowserProcesses::end);
            }
            String name = "%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
            return new BrowserProcesses(Files.createDirectories(ROOT.resolve(name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAbandoned(Path directory) {
        long owner = Long.parseLong(directory.getFileName().toString().replaceAll("-.*", ""));
        return owner != ProcessHandle.current().pid()
                && ProcessHandle.of(owner).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** Holds the browser's profile and the driver's log. */
    Path directory() {
        return directory;
    }

    /** Waits until the processes have ended, kills those that have not, and deletes the directory. */
    void end() {
        List<ProcessHandle> all = running();
        try {
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(TIME_TO_END)
                    .until(() -> all.stream().noneMatch(BrowserProcesses::isRunning)
                            && running().isEmpty());
        } catch (ConditionTimeoutException late) {
            all.forEach(ProcessHandle::destroyForcibly);
            kill();
        }
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Kills the processes at once. */
    void kill() {
        running().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory + "/"))
                        .isPresent())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .filter(BrowserProcesses::isRunning)
                .toList();
    }

    /** A process that has ended, but which nobody has asked for its exit code, has no command line any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }
}
