package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Separator and quotes of a CSV file. */
record CsvSyntax(char separator, CSVFormat format) {

    /** The syntax of a file with this header: the separator is a comma, semicolon or tab, whichever occurs most. */
    static CsvSyntax of(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = occurrences(header, candidate) > occurrences(header, best) ? candidate : best;
        }
        return new CsvSyntax(
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
