package org.eduverify.directory.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.eduverify.directory.imports.EntryWriter.Written;
import org.eduverify.directory.imports.ImportReport.Problem;
import org.eduverify.directory.imports.ReleaseWriter.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the rows of one file, counts them and writes them in batches. */
final class ImportRun implements RowSink {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int BATCH = 1000;
    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_SAMPLE = 200;
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES_OF_LOG = Duration.ofSeconds(5);

    private record Line(long number, String sample) {}

    private final ImportRequest request;
    private final OptionalLong size;
    private final ReleaseWriter writer;
    private final Upload upload;
    private final List<RegisterEntry> batch = new ArrayList<>(BATCH);
    private final Map<String, Line> lines = new HashMap<>();
    private final GoverningBodies bodies = new GoverningBodies();
    private RegisterKnowledge knowledge = RegisterKnowledge.NONE;
    private final long started = System.nanoTime();
    private long flushed = started;
    private long logged = started;
    private long read;
    private long kept;
    private long changed;
    private long skipped;
    private int problems;

    /**
     * @param size of the file in bytes, if it is known
     */
    ImportRun(ImportRequest request, ReleaseWriter writer, Upload upload, OptionalLong size) {
        this.request = request;
        this.size = size;
        this.writer = writer;
        this.upload = upload;
    }

    @Override
    public void begin(RegisterKnowledge declared) {
        knowledge = declared;
    }

    RegisterKnowledge knowledge() {
        return knowledge;
    }

    @Override
    public void entry(long line, String sample, RegisterEntry found) {
        RegisterEntry entry = CleanedEntry.of(found);
        String fault = CleanedEntry.fault(entry);
        if (fault == null && lines.containsKey(entry.sourceId())) {
            fault = duplicate(entry.sourceId());
        }
        if (fault != null) {
            skip(line, sample, fault);
            return;
        }
        read++;
        batch.add(entry);
        lines.put(entry.sourceId(), new Line(line, Texts.sample(sample, LONGEST_SAMPLE)));
        bodies.add(entry);
        flushIfDue();
    }

    @Override
    public void skip(long line, String sample, String reason) {
        read++;
        skipped(new Line(line, Texts.sample(sample, LONGEST_SAMPLE)), reason);
        flushIfDue();
    }

    private void skipped(Line line, String reason) {
        skipped++;
        if (problems < MOST_PROBLEMS) {
            writer.problem(++problems, new Problem(line.number, Texts.sample(reason, LONGEST_SAMPLE), line.sample));
        }
    }

    private static String duplicate(String id) {
        return "The id %s stands in the file more than once; the first row counts.".formatted(id);
    }

    private void flushIfDue() {
        if (batch.size() >= BATCH || System.nanoTime() - flushed > BETWEEN_BATCHES.toNanos()) {
            flush();
        }
    }

    private void flush() {
        Set<String> duplicates = new HashSet<>();
        if (!batch.isEmpty()) {
            Written written = writer.write(batch);
            duplicates = written.duplicates();
            kept += batch.size() - duplicates.size();
            changed += written.changed();
        }
        bodies.write(writer);
        for (String id : duplicates) {
            skipped(lines.get(id), duplicate(id));
        }
        writer.progress(counts());
        batch.clear();
        lines.clear();
        flushed = System.nanoTime();
        if (flushed - logged > BETWEEN_LINES_OF_LOG.toNanos()) {
            logged = flushed;
            LOG.info("Importing {} {}: {}", request.register(), request.release(), summary());
        }
    }

    /** Writes the last batch and judges the whole. */
    void end() throws IOException {
        flush();
        if (kept == 0) {
            throw new InvalidFileException(ImportReason.NO_USABLE_ROW);
        }
        if (skipped > kept) {
            throw new InvalidFileException(ImportReason.TOO_FEW_USABLE_ROWS, kept, read);
        }
        if (size.isPresent() && upload.count() < size.getAsLong()) {
            throw new InvalidFileException(ImportReason.UPLOAD_ABORTED, upload.count());
        }
    }

    Counts counts() {
        return new Counts(read, kept, changed, skipped, upload.count());
    }

    String summary() {
        double seconds = (System.nanoTime() - started) / 1e9;
        String progress = "";
        if (size.isPresent() && upload.count() > 0 && upload.count() < size.getAsLong()) {
            double part = (double) upload.count() / size.getAsLong();
            progress = "%.0f %%, %.0f s left, ".formatted(100 * part, seconds * (1 - part) / part);
        }
        return "%s%,d rows read, %,d kept, %,d changed, %,d skipped in %.1f s"
                .formatted(progress, read, kept, changed, skipped, seconds);
    }
}
