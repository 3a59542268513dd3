package org.eduverify.directory.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eduverify.directory.imports.CsvLines.Line;

/**
 * Reads CSV as authorities publish it: separated by comma, semicolon or tab; UTF-8 with or without byte order mark, or
 * windows-1252; with stray quotes, lines before the header and notes below the table. A fault in a row costs that row only.
 */
final class CsvReader implements RegisterReader {

    /** An address may take several lines; a quote that is still open after so many is a stray one. */
    private static final int MOST_LINES_OF_A_ROW = 12;
    /** The header is one of the first lines. */
    private static final int MOST_LINES_BEFORE_THE_TABLE = 30;

    private static final int MOST_NOTES = 50;

    private final String name;
    private final CsvFormat format;

    CsvReader(String name, CsvFormat format) {
        this.name = name;
        this.format = format;
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".csv") || fileName.endsWith(".txt");
    }

    @Override
    public void read(GuardedInput input, RowSink sink) throws IOException {
        CsvLines lines = new CsvLines(input);
        Table table = table(lines);
        sink.begin(table.rows.knowledge());
        List<Line> notes = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.text() == null) {
                sink.skip(line.number(), "", "The row is neither UTF-8 nor in the encoding of the rows before.");
            } else if (!line.isBlank()) {
                row(line, lines, table, notes, sink);
            }
        }
        // notes that no row follows stand below the table and are not rows
    }

    private record Table(CsvSyntax syntax, CsvHeader header, CsvFormat.Rows rows) {}

    /** Finds the header: the first line under which the format can read rows. */
    private Table table(CsvLines lines) throws IOException {
        InvalidFileException fault = null;
        int seen = 0;
        int mostCells = 0;
        for (Line line = lines.next(); line != null && seen <= MOST_LINES_BEFORE_THE_TABLE; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            if (!isText(line) || seen == 0 && line.text().stripLeading().matches("(?s)[\\[{<].*")) {
                fault = fault == null ? new InvalidFileException(ImportReason.WRONG_FORMAT_NO_CSV, name) : fault;
                break;
            }
            seen++;
            CsvSyntax syntax = CsvSyntax.of(line.text());
            List<String> cells = syntax.cells(line.text());
            if (cells == null) {
                fault = fault == null ? new InvalidFileException(ImportReason.WRONG_FORMAT_OPEN_QUOTE) : fault;
                continue;
            }
            CsvHeader header = new CsvHeader(name, line.number(), cells);
            try {
                return new Table(syntax, header, format.under(header));
            } catch (InvalidFileException notTheHeader) {
                // the fault of the likeliest header is the one that helps
                int filled =
                        (int) cells.stream().filter(cell -> !cell.isBlank()).count();
                if (filled > mostCells) {
                    mostCells = filled;
                    fault = notTheHeader;
                }
            }
        }
        throw fault == null ? new InvalidFileException(ImportReason.EMPTY_FILE) : fault;
    }

    private static boolean isText(Line line) {
        return line.text() != null && line.text().indexOf('\0') < 0;
    }

    private void row(Line line, CsvLines lines, Table table, List<Line> notes, RowSink sink) throws IOException {
        List<String> cells = cells(line, lines, table);
        if (cells == null) {
            skipNotes(notes, sink);
            sink.skip(line.number(), line.text(), "A quote that is opened is not closed.");
            return;
        }
        CsvRow row = new CsvRow(table.header, cells);
        if (row.isBlank()) {
            return;
        }
        if (row.looksLikeNote() && notes.size() < MOST_NOTES) {
            notes.add(line);
            return;
        }
        skipNotes(notes, sink);
        RegisterEntry entry;
        try {
            row.checkSize();
            entry = table.rows.entries().entry(row);
        } catch (InvalidRowException unusable) {
            sink.skip(line.number(), line.text(), unusable.getMessage());
            return;
        }
        sink.entry(line.number(), line.text(), entry);
    }

    /** A row follows, so what looked like notes below the table were faulty rows. */
    private static void skipNotes(List<Line> notes, RowSink sink) throws IOException {
        for (Line note : notes) {
            sink.skip(note.number(), note.text(), "The row is a text without the cells of a row.");
        }
        notes.clear();
    }

    /** The cells of the row that starts on this line; null if its quotes do not come in pairs. */
    private static List<String> cells(Line line, CsvLines lines, Table table) throws IOException {
        List<String> cells = table.syntax.cells(line.text());
        if (cells != null) {
            return cells;
        }
        Deque<Line> ahead = new ArrayDeque<>();
        StringBuilder text = new StringBuilder(line.text());
        while (ahead.size() < MOST_LINES_OF_A_ROW) {
            Line next = lines.next();
            if (next == null) {
                break;
            }
            ahead.addLast(next);
            if (next.text() == null) {
                break;
            }
            cells = table.syntax.cells(text.append('\n').append(next.text()).toString());
            if (cells != null) {
                if (cells.size() == table.header.size()) {
                    return cells;
                }
                break;
            }
        }
        lines.giveBack(ahead);
        return null;
    }
}
