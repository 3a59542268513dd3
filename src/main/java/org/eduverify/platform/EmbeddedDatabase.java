package org.eduverify.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the program's own, kept in a data folder and durable like an installed one.
 *
 * <p>One program uses a data folder at a time; a lock file says so and is released by the operating system when the
 * program dies. A server that outlived a killed program is therefore recognised as an orphan and stopped before a new
 * one starts on the same folder.
 */
class EmbeddedDatabase {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path dataDir;
    private FileLock lock;
    private EmbeddedPostgres server;

    EmbeddedDatabase(Path dataDir) {
        this.dataDir = dataDir.toAbsolutePath().normalize();
    }

    void start() throws IOException {
        Files.createDirectories(dataDir);
        lock = lockDataFolder();
        Path cluster = dataDir.resolve("postgresql");
        stopOrphan(cluster);
        LOG.info("Starting the embedded PostgreSQL in {}", cluster);
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    // a hook of its own would stop the server before those who use it have stopped
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setPGStartupWait(START_LIMIT)
                    // the library switches both off for throw-away databases; this one keeps people's work
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("idle_in_transaction_session_timeout", "60s")
                    .start();
        } catch (IOException | IllegalStateException failure) {
            lock.channel().close();
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL did not start in %s: %s".formatted(cluster, failure.getMessage()),
                    "Where the operating system forbids it (as root without user namespaces, for example), run the program as an"
                            + " ordinary user, or set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD to use an installed PostgreSQL.",
                    failure);
        }
    }

    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (lock != null) {
            lock.channel().close();
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl(USER, "postgres") + "&reWriteBatchedInserts=true";
    }

    /** The unpacked server programs; apart for each user, because one user cannot write another's. */
    private static Path binaries() throws IOException {
        return Files.createDirectories(Path.of(
                System.getProperty("java.io.tmpdir"), "eduverify-postgresql-" + System.getProperty("user.name")));
    }

    private FileLock lockDataFolder() throws IOException {
        FileChannel channel =
                FileChannel.open(dataDir.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock acquired;
        try {
            acquired = channel.tryLock();
        } catch (OverlappingFileLockException held) {
            acquired = null;
        }
        if (acquired == null) {
            channel.close();
            throw new EmbeddedDatabaseException(
                    "The data folder %s is in use by another running program.".formatted(dataDir),
                    "Stop that one, or set eduverify.data-dir to another folder.",
                    null);
        }
        return acquired;
    }

    private static void stopOrphan(Path cluster) throws IOException {
        Optional<ProcessHandle> orphan = runningServer(cluster);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle process = orphan.get();
        LOG.warn("Stopping PostgreSQL process {} that a killed program left on {}", process.pid(), cluster);
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillRunning) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping a left-over PostgreSQL", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The server that holds the folder according to its pid file, if it is really PostgreSQL and still alive. */
    private static Optional<ProcessHandle> runningServer(Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            return ProcessHandle.of(pid).filter(process -> process.info()
                    .command()
                    .filter(name -> name.contains("postgres"))
                    .isPresent());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
