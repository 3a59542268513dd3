package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.directory.JoiningFactory;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports register files. A release becomes visible at once and completely, or not at all; while a file is read,
 * decisions go on with the former release.
 */
@Service
public class RegisterImports {

    /**
     * What came of an import.
     *
     * @param unchanged true if exactly this file was imported before; the report is the one of then
     */
    public record Outcome(ImportReport report, boolean unchanged) {}

    private static final Logger LOG = LoggerFactory.getLogger(RegisterImports.class);
    private static final int FAILURES_KEPT = 20;

    private final ReleaseRepository releases;
    private final DataSource database;
    private final DirectorySettings settings;
    private final JoiningFactory joinings;

    RegisterImports(
            ReleaseRepository releases, DataSource database, DirectorySettings settings, JoiningFactory joinings) {
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
        check(request);
        ReleaseWriter writer =
                releases.begin(request).orElseThrow(() -> Refusal.conflict(ImportReason.RUNNING, request.register()));
        try (writer) {
            return run(request, file, writer);
        }
    }

    private static void check(ImportRequest request) {
        for (String label : List.of(request.register(), request.release())) {
            if (label.isBlank() || label.length() > 100 || !Texts.storable(label)) {
                throw Refusal.invalid("register", ImportReason.INVALID_LABEL);
            }
        }
        if (request.format() == RegisterFormat.CSV && request.mapping() == null) {
            throw Refusal.invalid("mapping", ImportReason.INVALID_MAPPING_MISSING);
        }
    }

    private Outcome run(ImportRequest request, InputStream file, ReleaseWriter writer) {
        Optional<Long> same;
        try {
            same = write(request, file, writer);
        } catch (InvalidFileException unfit) {
            fail(request, writer, unfit.getMessage());
            throw Refusal.invalid(List.of(unfit.fault()));
        } catch (IOException | SQLException failure) {
            fail(request, writer, "The program failed; its log tells why.");
            throw new DirectoryFailure(failure);
        } catch (RuntimeException | Error failure) {
            fail(request, writer, "The program failed; its log tells why.");
            throw failure;
        }
        if (same.isPresent()) {
            LOG.info("{} {} is imported already and changes nothing", request.register(), request.release());
            return new Outcome(get(same.get()), true);
        }
        try {
            writer.keepNewest(settings.keepReleases(), FAILURES_KEPT);
        } catch (SQLException failure) {
            LOG.warn("Older releases of {} could not be removed; the next import will", request.register(), failure);
        }
        return new Outcome(get(writer.release()), false);
    }

    /** Writes the release and makes it the current one, unless the same file is imported already. */
    private Optional<Long> write(ImportRequest request, InputStream file, ReleaseWriter writer)
            throws IOException, SQLException {
        Upload upload = new Upload(file);
        ImportRun run = new ImportRun(request, writer, upload);
        RegisterFile.read(upload, request.format().reader(request.mapping()), run);
        run.end();
        String checksum = upload.checksum();
        Optional<Long> same = writer.sameFile(checksum);
        if (same.isPresent()) {
            writer.forget();
        } else {
            writer.complete(run.counts(), run.knowledge(), checksum, joinings);
            LOG.info("Imported {} {}: {}", request.register(), request.release(), run.summary());
        }
        return same;
    }

    private static void fail(ImportRequest request, ReleaseWriter writer, String failure) {
        LOG.warn("The import of {} {} failed: {}", request.register(), request.release(), failure);
        try {
            writer.fail(failure);
        } catch (SQLException again) {
            LOG.error("The failed import could not be cleared; the next import of the register will", again);
        }
    }

    /**
     * Imports a local file unless exactly this file was imported before.
     *
     * @return false if it was
     */
    public boolean runOnce(ImportRequest request, Path file) throws IOException {
        if (isImported(request.register(), file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return !run(request, content).unchanged();
        }
    }

    private boolean isImported(String register, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return isImported(register, content);
        }
    }

    boolean isImported(String register, InputStream content) throws IOException {
        Upload upload = new Upload(content);
        upload.drain();
        return releases.imported(register, upload.checksum()).isPresent();
    }

    /** Whether decisions are based on some release of the register. */
    public boolean hasCurrent(String register) {
        return releases.hasCurrent(register);
    }

    /** Ends imports that a stopped program left half-done, unless another program is running them. */
    public void clearInterrupted() {
        for (String register : releases.registersBeingImported()) {
            ReleaseWriter.lock(database, register).ifPresent(ReleaseWriter::close);
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
     * @throws Refusal if there is none with this id
     */
    public ImportReport get(long id) {
        return releases.find(id).orElseThrow(() -> Refusal.notFound(ImportReason.UNKNOWN, Long.toString(id)));
    }

    /**
     * Bases decisions on this release from now on.
     *
     * @throws Refusal if there is no such release, or it is not complete
     */
    @Transactional
    public ImportReport makeCurrent(long id) {
        if (get(id).state() != ImportReport.State.COMPLETE) {
            throw Refusal.conflict(ImportReason.RELEASE_INCOMPLETE, Long.toString(id));
        }
        joinings.inTransaction().switchTo(id);
        releases.makeCurrent(id);
        ImportReport report = get(id);
        LOG.info("{} {} (import {}) is the current release now", report.register(), report.release(), id);
        return report;
    }
}
