package org.eduverify.directory.imports;

import java.time.Instant;
import java.util.List;

/**
 * The course or the result of an import of a register file.
 *
 * @param id of the import and of the release that it makes
 * @param current whether decisions are based on the release
 * @param knowledge what the register knows; nothing while the import is running
 * @param problems the first skipped rows
 * @param finishedAt null while the import is running
 * @param failure why a failed import failed, as a sentence, or null
 */
public record ImportReport(
        long id,
        Source source,
        State state,
        boolean current,
        Progress progress,
        RegisterKnowledge knowledge,
        List<Problem> problems,
        Instant startedAt,
        Instant finishedAt,
        String failure) {

    /**
     * What is imported.
     *
     * @param format as in requests
     * @param fileName null if unknown
     * @param address https address that the file was fetched from, or null
     * @param importedBy user id, or {@code system}
     */
    public record Source(
            String register, String release, String format, String fileName, String address, String importedBy) {}

    /**
     * How much has been read.
     *
     * @param rowsRead rows of the file that were read, kept and skipped ones
     * @param changed rows that are new or different compared with the register's former current release
     * @param bytesTotal size of the file, or null if it is unknown
     * @param percent part of the file that has been read, 0 to 100, or null if its size is unknown
     * @param secondsLeft estimate, or null if none is possible
     */
    public record Progress(
            long rowsRead,
            long kept,
            long changed,
            long skipped,
            long bytesRead,
            Long bytesTotal,
            Integer percent,
            Long secondsLeft) {}

    /** State of an import. */
    public enum State {
        IMPORTING,
        COMPLETE,
        FAILED
    }

    /**
     * A row that was skipped.
     *
     * @param line line of a CSV file, or number of the record in a JSON file
     * @param reason a sentence
     * @param sample the beginning of the row
     */
    public record Problem(long line, String reason, String sample) {}

    public String register() {
        return source.register;
    }

    public String release() {
        return source.release;
    }

    /** User id, or {@code system}. */
    public String importedBy() {
        return source.importedBy;
    }

    public long rowsRead() {
        return progress.rowsRead;
    }

    /** Rows that became entries. Governing bodies that rows name are not counted. */
    public long kept() {
        return progress.kept;
    }

    /** See {@link Progress}. */
    public long changed() {
        return progress.changed;
    }

    public long skipped() {
        return progress.skipped;
    }

    /** See {@link Progress}. */
    public Integer percent() {
        return progress.percent;
    }

    /** The report with the first skipped rows. */
    ImportReport with(List<Problem> found) {
        return new ImportReport(id, source, state, current, progress, knowledge, found, startedAt, finishedAt, failure);
    }
}
