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
 * A PostgreSQL server that the program starts itself. The data folder is durable.
 *
 * <p>Only one program uses a data folder at a time. It holds a file lock, which the operating system releases when the
 * program ends. If the lock is free but a server is running, the server was left by a killed program and is stopped before
 * a new server starts.
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
                    // its shutdown hook would stop the server before the beans that use it
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setPGStartupWait(START_LIMIT)
                    // the library disables both for temporary databases; this database is durable
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("idle_in_transaction_session_timeout", "60s")
                    .start();
        } catch (IOException | IllegalStateException failure) {
            lock.channel().close();
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL did not start in %s: %s".formatted(cluster, failure.getMessage()),
                    "If the operating system does not permit it (for example as root without user namespaces), run the program as an"
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

    /** Folder for the unpacked binaries. Each user has a separate folder because of file permissions. */
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
        } catch (OverlappingFileLockException alreadyLocked) {
            acquired = null;
        }
        if (acquired == null) {
            channel.close();
            throw new EmbeddedDatabaseException(
                    "The data folder %s is in use by another program.".formatted(dataDir),
                    "Stop the other program, or set eduverify.data-dir to another folder.",
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
            throw new IllegalStateException("Interrupted while stopping an orphaned PostgreSQL", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The running PostgreSQL server that the pid file names; empty if it is not running. */
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
