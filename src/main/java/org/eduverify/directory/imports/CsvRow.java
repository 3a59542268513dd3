package org.eduverify.directory.imports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of a CSV file; a column that is missing or null reads as empty. */
record CsvRow(CsvHeader header, List<String> cells) {

    private static final Pattern FORMULA = Pattern.compile("=?\"?\"?([^\"=]+)\"?\"?");

    String get(String column) {
        int index = column == null ? -1 : header.index(column);
        return index < 0 || index >= cells.size() ? "" : cells.get(index).strip();
    }

    String required(String column) throws InvalidRowException {
        String value = get(column);
        if (value.isEmpty()) {
            throw new InvalidRowException("The column %s is empty.".formatted(column));
        }
        return value;
    }

    /** A code, which the file may hold as a formula to keep leading zeros: {@code ="010000500870"}. */
    String getCode(String column) {
        String value = get(column);
        Matcher formula = FORMULA.matcher(value);
        return formula.matches() ? formula.group(1).strip() : value;
    }

    String requiredCode(String column) throws InvalidRowException {
        required(column);
        return getCode(column);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /**
     * Whether this may be a note below the table instead of a row: several words in the first cell, and nothing or the rest of
     * a sentence behind them.
     */
    boolean looksLikeNote() {
        if (cells.isEmpty() || !cells.get(0).strip().contains(" ")) {
            return false;
        }
        boolean alone = header.size() > 2 && cells.stream().skip(1).allMatch(String::isBlank);
        return alone || cells.size() * 2 <= header.size();
    }

    void checkSize() throws InvalidRowException {
        int used = cells.size();
        while (used > header.size() && cells.get(used - 1).isBlank()) {
            used--;
        }
        if (used > header.size() || cells.size() < header.size()) {
            throw new InvalidRowException("The row has %d cells instead of %d.".formatted(cells.size(), header.size()));
        }
    }
}
