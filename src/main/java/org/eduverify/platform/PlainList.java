package org.eduverify.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;

/**
 * Reads the lists that analysts maintain: CSV files (RFC 4180, UTF-8) whose first row contains the column names. A list may
 * also be a file of bare lines, as others publish lists of domains: each line is a value of the first column, and {@code #}
 * starts a comment. The other columns then have the values that the reader of the list assumes.
 */
public final class PlainList {

    /** One row. */
    public static final class Row {

        private final PlainList list;
        private final long line;
        private final Map<String, String> values;

        private Row(PlainList list, long line, Map<String, String> values) {
            this.list = list;
            this.line = line;
            this.values = values;
        }

        /** The value in a column; empty if the row does not have it. */
        public String get(String column) {
            return values.getOrDefault(column, "").strip();
        }

        /**
         * The value in a column, converted.
         *
         * @throws InvalidListException if the conversion throws an {@link IllegalArgumentException}
         */
        public <T> T get(String column, Function<String, T> conversion) {
            try {
                return conversion.apply(get(column));
            } catch (IllegalArgumentException unknown) {
                throw list.invalid(line, "'%s' is not a valid %s".formatted(get(column), column));
            }
        }

        /** The constant of an enum that a column names, in any case and with hyphens for underscores. */
        public <E extends Enum<E>> E constant(String column, Class<E> type) {
            return get(
                    column,
                    text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String setting;
    private final Resource resource;

    private PlainList(String setting, Resource resource) {
        this.setting = setting;
        this.resource = resource;
    }

    /**
     * All rows of a list that must have all its columns.
     *
     * @param setting name of the setting that locates the list, for messages
     * @param columns columns that must exist
     * @throws InvalidListException if the list cannot be read
     */
    public static List<Row> rows(String setting, Resource list, List<String> columns) {
        return new PlainList(setting, list).read(columns, null);
    }

    /**
     * All rows of a list that may be a file of bare lines.
     *
     * @param column the column that the bare lines are values of
     * @param assumed the values of the other columns in such a file
     */
    public static List<Row> rows(String setting, Resource list, String column, Map<String, String> assumed) {
        List<String> columns = new ArrayList<>(List.of(column));
        columns.addAll(assumed.keySet());
        return new PlainList(setting, list).read(columns, assumed);
    }

    private List<Row> read(List<String> columns, Map<String, String> assumed) {
        String text;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder whole = new StringBuilder();
            reader.lines().forEach(line -> whole.append(line).append('\n'));
            text = whole.toString();
        } catch (IOException | UncheckedIOException unreadable) {
            throw invalid(0, "the file cannot be read");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        boolean bare =
                assumed != null && first.indexOf(',') < 0 && !first.strip().equalsIgnoreCase(columns.get(0));
        return bare ? bareRows(text, columns.get(0), assumed) : csvRows(text, columns);
    }

    private List<Row> bareRows(String text, String column, Map<String, String> assumed) {
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String value = line.replaceFirst("#.*", "").strip();
            if (value.matches(".*[\\s,;\"].*")) {
                throw invalid(number, "'%s' is not a single %s".formatted(value, column));
            }
            if (!value.isEmpty()) {
                Map<String, String> values = new HashMap<>(assumed);
                values.put(column, value.toLowerCase(Locale.ROOT));
                rows.add(new Row(this, number, values));
            }
        }
        return rows;
    }

    private List<Row> csvRows(String text, List<String> columns) {
        List<Row> rows = new ArrayList<>();
        long number = 1;
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            for (String column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw invalid(1, "the column %s is missing".formatted(column));
                }
            }
            for (CSVRecord record : parser) {
                number = parser.getCurrentLineNumber();
                if (!record.isConsistent()) {
                    throw invalid(
                            number,
                            "the row has %d cells instead of %d"
                                    .formatted(
                                            record.size(),
                                            parser.getHeaderNames().size()));
                }
                rows.add(new Row(this, number, record.toMap()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            throw invalid(number, "the CSV is broken from here on");
        }
        return rows;
    }

    private InvalidListException invalid(long line, String fault) {
        return new InvalidListException(setting, resource.getDescription(), line, fault);
    }
}
