package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.directory.JoiningFactory;
import org.eduverify.directory.imports.RegisterSource.Content;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports register files. A release becomes visible at once and completely, or not at all; while a file is read, decisions
 * are based on the former release.
 */
@Service
public class RegisterImports {

    /**
     * Result of an import.
     *
     * @param unchanged true if exactly this file was imported before; the report is the one of that import
     */
    public record Outcome(ImportReport report, boolean unchanged) {}

    private static final Logger LOG = LoggerFactory.getLogger(RegisterImports.class);
    private static final int FAILURES_KEPT = 20;
    private static final String PROGRAM_FAILED = "The program failed; see its log for the reason.";

    private final ReleaseRepository releases;
    private final DataSource database;
    private final DirectoryProperties settings;
    private final JoiningFactory joinings;

    RegisterImports(
            ReleaseRepository releases, DataSource database, DirectoryProperties settings, JoiningFactory joinings) {
        this.releases = releases;
        this.database = database;
        this.settings = settings;
        this.joinings = joinings;
    }

    /**
     * Imports a file while it is read, and makes it the register's current release. Others can follow it by {@link
     * #imports()}.
     *
     * @param file is read to its end, and not closed
     * @throws Refusal if the file cannot be used, or another import of the register is running; the former release stays
     */
    public Outcome run(ImportRequest request, InputStream file) {
        return run(request, () -> Optional.of(new Content(file, request.size(), Validators.NONE)));
    }

    Outcome run(ImportRequest request, RegisterSource source) {
        check(request);
        ReleaseWriter writer = ReleaseWriter.begin(database, request)
                .orElseThrow(() -> Refusal.conflict(ImportReason.RUNNING, request.register()));
        try (writer) {
            return run(request, source, writer);
        }
    }

    private static void check(ImportRequest request) {
        checkLabel(request.register());
        checkLabel(request.release());
        if (request.format() == RegisterFormat.CSV && request.mapping() == null) {
            throw Refusal.invalid("mapping", ImportReason.INVALID_MAPPING_MISSING);
        }
    }

    private static void checkLabel(String label) {
        if (label == null || label.isBlank() || label.length() > 100 || !Texts.storable(label)) {
            throw Refusal.invalid("register", ImportReason.INVALID_LABEL);
        }
    }

    private Outcome run(ImportRequest request, RegisterSource source, ReleaseWriter writer) {
        Optional<Long> same;
        try {
            same = write(request, source, writer);
        } catch (InvalidFileException unfit) {
            fail(request, writer, unfit.getMessage());
            throw Refusal.invalid(List.of(unfit.fault()));
        } catch (IOException failure) {
            fail(request, writer, PROGRAM_FAILED);
            throw new DirectoryException(failure);
        } catch (RuntimeException | Error failure) {
            fail(request, writer, PROGRAM_FAILED);
            throw failure;
        }
        if (same.isPresent()) {
            LOG.info("{} {} is imported already and changes nothing", request.register(), request.release());
            return new Outcome(get(same.get()), true);
        }
        try {
            writer.keepNewest(settings.keepReleases(), FAILURES_KEPT);
        } catch (RuntimeException failure) {
            LOG.warn("Older releases of {} could not be removed; the next import will", request.register(), failure);
        }
        return new Outcome(get(writer.release()), false);
    }

    /** Writes the release and makes it the current one, unless the same file is imported already. */
    private Optional<Long> write(ImportRequest request, RegisterSource source, ReleaseWriter writer)
            throws IOException {
        Optional<Content> content = source.open();
        if (content.isEmpty()) {
            writer.forget();
            return releases.fetched(request).map(ReleaseRepository.Fetched::id);
        }
        content.get().size().ifPresent(writer::size);
        Upload upload = new Upload(content.get().bytes());
        ImportRun run = new ImportRun(request, writer, upload, content.get().size());
        RegisterFile.read(upload, request.format().reader(request.mapping()), run);
        run.end();
        String checksum = upload.checksum();
        Optional<Long> same = writer.sameFile(checksum);
        if (same.isPresent()) {
            writer.forget();
        } else {
            writer.complete(
                    run.counts(), run.knowledge(), checksum, content.get().validators(), joinings);
            LOG.info("Imported {} {}: {}", request.register(), request.release(), run.summary());
        }
        return same;
    }

    private static void fail(ImportRequest request, ReleaseWriter writer, String failure) {
        LOG.warn("The import of {} {} failed: {}", request.register(), request.release(), failure);
        try {
            writer.fail(failure);
        } catch (RuntimeException again) {
            LOG.error("The failed import could not be cleared; the next import of the register will", again);
        }
    }

    /**
     * Imports a local file unless exactly this file was imported before in the same way.
     *
     * @return false if it was
     */
    public boolean runOnce(ImportRequest request, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            if (isImported(request, content)) {
                return false;
            }
        }
        try (InputStream content = Files.newInputStream(file)) {
            return !run(request, content).unchanged();
        }
    }

    boolean isImported(ImportRequest request, InputStream content) throws IOException {
        Upload upload = new Upload(content);
        upload.drain();
        return releases.imported(request, upload.checksum()).isPresent();
    }

    /** Whether decisions are based on a release of the register. */
    boolean hasCurrent(String register) {
        return releases.hasCurrent(register);
    }

    /** Clears what interrupted imports have left. */
    void clearInterrupted() {
        for (String register : releases.registersBeingImported()) {
            RegisterLock.tryTake(database, register).ifPresent(lock -> {
                try (lock) {
                    ReleaseWriter.failInterrupted(lock);
                }
            });
        }
    }

    /** The newest imports first, running and failed ones included; without the skipped rows. */
    @Transactional(readOnly = true)
    public List<ImportReport> imports() {
        return releases.imports();
    }

    /** The releases that are kept, by register, newest first. */
    @Transactional(readOnly = true)
    public List<ImportReport> releases() {
        return releases.releases();
    }

    /**
     * One import with the first of its skipped rows.
     *
     * @throws Refusal if none has this id
     */
    public ImportReport get(long id) {
        return releases.find(id).orElseThrow(() -> Refusal.notFound(ImportReason.UNKNOWN, Long.toString(id)));
    }

    /**
     * Bases decisions on this release from now on.
     *
     * @throws Refusal if the release does not exist or is not complete
     */
    @Transactional
    public ImportReport makeCurrent(long id) {
        ImportReport release = get(id);
        if (release.state() != ImportReport.State.COMPLETE) {
            throw Refusal.conflict(ImportReason.RELEASE_INCOMPLETE, Long.toString(id));
        }
        releases.makeCurrent(release);
        ImportReport report = get(id);
        LOG.info("{} {} (import {}) is the current release now", report.register(), report.release(), id);
        return report;
    }

    /**
     * Gives a register another name. Decisions that were made under the former name keep it.
     *
     * @throws Refusal if the register does not exist, the new name is taken, or an import of the register is running
     */
    public List<ImportReport> rename(String register, String newName) {
        checkLabel(newName);
        try (RegisterLock lock = lock(register);
                RegisterLock taken = newName.equals(register) ? null : lock(newName)) {
            requireExisting(register);
            if (taken != null) {
                if (releases.exists(newName)) {
                    throw Refusal.conflict(ImportReason.REGISTER_EXISTS, newName);
                }
                lock.jdbc()
                        .sql("update eduverify.register_release set register = ? where register = ?")
                        .params(newName, register)
                        .update();
                lock.commit();
                LOG.info("The register {} is named {} now", register, newName);
            }
        }
        return releases.releases().stream()
                .filter(report -> report.register().equals(newName))
                .toList();
    }

    /**
     * Removes a register with all its releases. Decisions that were based on it stay as they are.
     *
     * @throws Refusal if the register does not exist or an import of it is running
     */
    public void retire(String register) {
        try (RegisterLock lock = lock(register)) {
            requireExisting(register);
            joinings.with(lock.jdbc()).retire(register);
            new ReleaseRetention(lock).removeAll();
        }
        LOG.info("The register {} is retired", register);
    }

    private RegisterLock lock(String register) {
        return RegisterLock.tryTake(database, register)
                .orElseThrow(() -> Refusal.conflict(ImportReason.RUNNING, register));
    }

    private void requireExisting(String register) {
        if (!releases.exists(register)) {
            throw Refusal.notFound(ImportReason.UNKNOWN_REGISTER, register);
        }
    }
}
