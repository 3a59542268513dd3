package org.eduverify.directory.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.platform.Label;

/**
 * Reads CSV as authorities publish it: separated by comma, semicolon or tab; UTF-8 with or without byte order mark, or
 * windows-1252; with stray quotes. What is wrong in a row costs that row and no other.
 */
final class CsvReader implements RegisterReader {

    /** Turns a row into an organisation. */
    interface Entries {

        RegisterEntry entry(Row row) throws InvalidRowException;
    }

    /**
     * How the rows of a file are read.
     *
     * @param knowledge what the register knows, as far as the file has the columns for it
     */
    record Rows(RegisterKnowledge knowledge, Entries entries) {}

    /** Looks at the header of a file. */
    interface Format {

        /** How to read rows under this header; throws if columns are missing. */
        Rows under(Header header) throws InvalidFileException;
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** An address may stand on several lines; a quote that is still open after so many is a stray one. */
    private static final int MOST_LINES_OF_A_ROW = 12;

    private final String name;
    private final Format format;

    CsvReader(String name, Format format) {
        this.name = name;
        this.format = format;
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".csv") || fileName.endsWith(".txt");
    }

    @Override
    public void read(GuardedInput input, RowSink sink) throws IOException {
        Lines lines = new Lines(input);
        Line first = lines.next();
        while (first != null && first.text != null && first.text.isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            throw new InvalidFileException(ImportReason.EMPTY_FILE);
        }
        if (first.text == null
                || first.text.indexOf('\0') >= 0
                || first.text.stripLeading().matches("(?s)[\\[{<].*")) {
            throw new InvalidFileException(ImportReason.WRONG_FORMAT_NO_CSV, name);
        }
        Syntax syntax = Syntax.of(first.text);
        Header header = new Header(name, syntax.cells(first.text));
        Rows rows = format.under(header);
        sink.begin(rows.knowledge());
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.text == null) {
                sink.skip(line.number, "", "The row is neither UTF-8 nor in the encoding of the rows before.");
            } else if (!line.text.isBlank()) {
                row(line, lines, syntax, header, rows, sink);
            }
        }
    }

    private void row(Line line, Lines lines, Syntax syntax, Header header, Rows rows, RowSink sink) throws IOException {
        List<String> cells = cells(line, lines, syntax, header.size());
        if (cells == null) {
            sink.skip(line.number, line.text, "A quote that is opened is not closed.");
            return;
        }
        RegisterEntry entry;
        try {
            Row row = new Row(header, cells);
            row.checkSize();
            entry = rows.entries().entry(row);
        } catch (InvalidRowException unusable) {
            sink.skip(line.number, line.text, unusable.getMessage());
            return;
        }
        sink.entry(line.number, line.text, entry);
    }

    /** The cells of the row that starts on this line; null if its quotes do not come in pairs. */
    private static List<String> cells(Line line, Lines lines, Syntax syntax, int columns) throws IOException {
        List<String> cells = syntax.cells(line.text);
        if (cells != null) {
            return cells;
        }
        Deque<Line> ahead = new ArrayDeque<>();
        StringBuilder text = new StringBuilder(line.text);
        while (ahead.size() < MOST_LINES_OF_A_ROW) {
            Line next = lines.next();
            if (next == null) {
                break;
            }
            ahead.addLast(next);
            if (next.text == null) {
                break;
            }
            cells = syntax.cells(text.append('\n').append(next.text).toString());
            if (cells != null) {
                if (cells.size() == columns) {
                    return cells;
                }
                break;
            }
        }
        lines.giveBack(ahead);
        return null;
    }

    /** Separator and quotes. */
    private record Syntax(char separator, CSVFormat format) {

        static Syntax of(String header) {
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                best = occurrences(header, candidate) > occurrences(header, best) ? candidate : best;
            }
            return new Syntax(
                    best,
                    CSVFormat.DEFAULT
                            .builder()
                            .setDelimiter(best)
                            .setTrailingData(true)
                            .setIgnoreEmptyLines(false)
                            .get());
        }

        private static long occurrences(String text, char character) {
            return text.chars().filter(each -> each == character).count();
        }

        /** The cells of the line, or null if a quote is still open at its end. */
        List<String> cells(String line) {
            if (line.indexOf('"') < 0) {
                return split(line);
            }
            try (CSVParser parser = CSVParser.parse(line, format)) {
                List<String> cells = new ArrayList<>();
                for (CSVRecord record : parser) {
                    record.forEach(cells::add);
                }
                return cells;
            } catch (IOException | UncheckedIOException openQuote) {
                return null;
            }
        }

        private List<String> split(String line) {
            List<String> cells = new ArrayList<>();
            int start = 0;
            for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
                cells.add(line.substring(start, end));
                start = end + 1;
            }
            cells.add(line.substring(start));
            return cells;
        }
    }

    /** The columns of a file, found by name: order, case and spaces around it differ from release to release. */
    static final class Header {

        private static final Pattern SPACES = Pattern.compile("\\s+");

        private final String format;
        private final Map<String, Integer> columns = new HashMap<>();
        /** Where columns stand by the spelling in which they are asked for, row after row; -1 if they are missing. */
        private final Map<String, Integer> asked = new HashMap<>();

        private final int size;

        private Header(String format, List<String> cells) throws InvalidFileException {
            this.format = format;
            if (cells == null) {
                throw new InvalidFileException(ImportReason.WRONG_FORMAT_OPEN_QUOTE);
            }
            size = cells.size();
            for (int index = 0; index < size; index++) {
                columns.putIfAbsent(key(cells.get(index)), index);
            }
        }

        private static String key(String column) {
            return SPACES.matcher(column.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
        }

        int size() {
            return size;
        }

        private int index(String column) {
            return asked.computeIfAbsent(column, spelling -> columns.getOrDefault(key(spelling), -1));
        }

        boolean has(String column) {
            return index(column) >= 0;
        }

        /** The first of the names that the file has; null if it has none. */
        String any(String... names) {
            return Arrays.stream(names).filter(this::has).findFirst().orElse(null);
        }

        /** The first column whose name starts with one of the texts; null if there is none. */
        String startingWith(String... starts) {
            return Arrays.stream(starts)
                    .map(Header::key)
                    .flatMap(start -> columns.entrySet().stream()
                            .filter(column -> column.getKey().startsWith(start))
                            .sorted(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey))
                    .findFirst()
                    .orElse(null);
        }

        /** The first of the names that the file has. */
        String require(String... names) throws InvalidFileException {
            String column = any(names);
            if (column == null) {
                throw new InvalidFileException(
                        ImportReason.WRONG_FORMAT_NO_COLUMN, format, Label.anyOf(List.of(names)));
            }
            return column;
        }
    }

    /** One row; a column that is missing or null reads as empty. */
    record Row(Header header, List<String> cells) {

        private static final Pattern FORMULA = Pattern.compile("=?\"?\"?([^\"=]+)\"?\"?");

        String get(String column) {
            int index = column == null ? -1 : header.index(column);
            return index < 0 || index >= cells.size() ? "" : cells.get(index).strip();
        }

        /** A code that the file may hold as a formula, as in {@code ="010000500870"}, to keep its leading zeros. */
        String getCode(String column) {
            String value = get(column);
            Matcher formula = FORMULA.matcher(value);
            return formula.matches() ? formula.group(1).strip() : value;
        }

        String requiredCode(String column) throws InvalidRowException {
            required(column);
            return getCode(column);
        }

        String required(String column) throws InvalidRowException {
            String value = get(column);
            if (value.isEmpty()) {
                throw new InvalidRowException("The column %s is empty.".formatted(column));
            }
            return value;
        }

        private void checkSize() throws InvalidRowException {
            int used = cells.size();
            while (used > header.size && cells.get(used - 1).isBlank()) {
                used--;
            }
            if (used > header.size || cells.size() < header.size) {
                throw new InvalidRowException(
                        "The row has %d cells instead of %d.".formatted(cells.size(), header.size));
            }
        }
    }

    /** A physical line without its end; the text is null if the bytes mean nothing in the file's encoding. */
    private record Line(long number, String text) {}

    /** The lines of a file. The first one with other than ASCII letters tells the encoding of all. */
    private static final class Lines {

        private final GuardedInput input;
        private final byte[] buffer = new byte[1 << 14];
        private final Deque<Line> givenBack = new ArrayDeque<>();
        private Charset encoding;
        private int position;
        private int limit;
        private long number;

        Lines(GuardedInput input) {
            this.input = input;
        }

        void giveBack(Deque<Line> lines) {
            while (!lines.isEmpty()) {
                givenBack.addFirst(lines.removeLast());
            }
        }

        Line next() throws IOException {
            if (!givenBack.isEmpty()) {
                return givenBack.removeFirst();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            input.recordStarts();
            boolean some = false;
            while (position < limit || fill(input)) {
                some = true;
                int end = position;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                bytes.write(buffer, position, end - position);
                if (bytes.size() > GuardedInput.LARGEST_RECORD) {
                    throw new InvalidFileException(ImportReason.RECORD_TOO_LONG_IN_LINE, number + 1);
                }
                position = end;
                if (end < limit) {
                    position++;
                    break;
                }
            }
            return some ? new Line(++number, decode(bytes.toByteArray())) : null;
        }

        private boolean fill(InputStream in) throws IOException {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            return limit > 0;
        }

        private String decode(byte[] bytes) {
            boolean ascii = true;
            for (byte each : bytes) {
                ascii &= each >= 0;
            }
            String text = ascii ? new String(bytes, StandardCharsets.US_ASCII) : decodeLetters(bytes);
            if (text == null) {
                return null;
            }
            if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }

        private String decodeLetters(byte[] bytes) {
            if (encoding != WINDOWS) {
                try {
                    String text = StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
                    encoding = StandardCharsets.UTF_8;
                    return text;
                } catch (CharacterCodingException notUtf8) {
                    if (encoding != null) {
                        return null;
                    }
                    encoding = WINDOWS;
                }
            }
            return new String(bytes, WINDOWS);
        }
    }
}
