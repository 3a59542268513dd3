package org.eduverify.directory.imports;

import java.time.Instant;
import java.util.List;

/**
 * How an import of a register file goes, or went.
 *
 * @param id of the import and of the release that it makes
 * @param current whether decisions are based on the release
 * @param rowsRead rows of the file that were read, kept and skipped ones
 * @param changed rows that the register's former current release does not have or has otherwise
 * @param bytesTotal size of the file, or null if the sender did not tell
 * @param percent of the file that is read, 0 to 100, or null if its size is unknown
 * @param secondsLeft estimated, or null if it cannot be
 * @param problems the first skipped rows
 * @param failure why a failed import failed, as a sentence, or null
 */
public record ImportReport(
        long id,
        String register,
        String release,
        String format,
        String fileName,
        String importedBy,
        State state,
        boolean current,
        long rowsRead,
        long kept,
        long changed,
        long skipped,
        long bytesRead,
        Long bytesTotal,
        Integer percent,
        Long secondsLeft,
        List<Problem> problems,
        Instant startedAt,
        Instant finishedAt,
        String failure) {

    /** Where an import stands. */
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

    /** The report with the first skipped rows. */
    ImportReport with(List<Problem> found) {
        return new ImportReport(
                id,
                register,
                release,
                format,
                fileName,
                importedBy,
                state,
                current,
                rowsRead,
                kept,
                changed,
                skipped,
                bytesRead,
                bytesTotal,
                percent,
                secondsLeft,
                found,
                startedAt,
                finishedAt,
                failure);
    }
}
