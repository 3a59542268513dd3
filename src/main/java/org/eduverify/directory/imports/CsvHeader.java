package org.eduverify.directory.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eduverify.platform.Label;

/** The columns of a file, found by name: order, case and surrounding spaces differ from release to release. */
final class CsvHeader {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String format;
    private final long line;
    private final int size;
    private final Map<String, Integer> columns = new HashMap<>();
    /** Positions of columns by the spelling in which they are asked for, row after row; -1 if they are missing. */
    private final Map<String, Integer> asked = new HashMap<>();

    /**
     * @param format name of the format, for messages
     * @param line number of the line that holds the names
     */
    CsvHeader(String format, long line, List<String> cells) {
        this.format = format;
        this.line = line;
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

    /** Position of the column, or -1. */
    int index(String column) {
        return asked.computeIfAbsent(column, spelling -> columns.getOrDefault(key(spelling), -1));
    }

    boolean has(String column) {
        return index(column) >= 0;
    }

    /** The first of the names that the file has, or null. */
    String any(String... names) {
        return Arrays.stream(names).filter(this::has).findFirst().orElse(null);
    }

    /** The first column whose name starts with one of the texts, or null. */
    String startingWith(String... starts) {
        return Arrays.stream(starts)
                .map(CsvHeader::key)
                .flatMap(start -> columns.entrySet().stream()
                        .filter(column -> column.getKey().startsWith(start))
                        .sorted(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey))
                .findFirst()
                .orElse(null);
    }

    /**
     * The first of the names that the file has.
     *
     * @throws InvalidFileException if it has none; the message names the line that was taken for the header
     */
    String require(String... names) throws InvalidFileException {
        String column = any(names);
        if (column == null) {
            throw new InvalidFileException(
                    ImportReason.WRONG_FORMAT_NO_COLUMN, format, Label.anyOf(List.of(names)), line);
        }
        return column;
    }
}
