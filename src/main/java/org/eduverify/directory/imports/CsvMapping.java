package org.eduverify.directory.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.platform.Reason;
import org.eduverify.platform.Refusal;

/**
 * Which columns of a CSV file hold what.
 *
 * @param columns from {@code id}, {@code name}, {@code aliases}, {@code country}, {@code region}, {@code city},
 *     {@code domains}, {@code website}, {@code kind}, {@code status}, {@code successor} to the name of a column; id and
 *     name are needed. Several aliases or domains in a cell are separated by {@code |}
 * @param country country of rows without one, ISO 3166-1 alpha-2, or null
 * @param kind kind of rows without one, in the words of {@link InstitutionKind}, or null
 */
public record CsvMapping(Map<String, String> columns, String country, String kind) {

    private static final Set<String> FIELDS = Set.of(
            "id", "name", "aliases", "country", "region", "city", "domains", "website", "kind", "status", "successor");

    static final CsvMapping SAMPLE = sample();

    /** Refuses a mapping that no file could be read with. */
    public CsvMapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        for (String field : columns.keySet()) {
            if (!FIELDS.contains(field)) {
                throw refused(ImportReason.INVALID_MAPPING_UNKNOWN_FIELD, field);
            }
        }
        if (!columns.containsKey("id") || !columns.containsKey("name")) {
            throw refused(ImportReason.INVALID_MAPPING_NO_ID_OR_NAME);
        }
        if (!columns.containsKey("country") && country == null) {
            throw refused(ImportReason.INVALID_MAPPING_NO_COUNTRY);
        }
        if (!columns.containsKey("kind") && kind == null) {
            throw refused(ImportReason.INVALID_MAPPING_NO_KIND);
        }
        if (kind != null && kindOf(kind) == null) {
            throw refused(ImportReason.INVALID_MAPPING_UNKNOWN_KIND, kind);
        }
        if (country != null && !country.matches("[A-Za-z]{2}")) {
            throw refused(ImportReason.INVALID_MAPPING_UNKNOWN_COUNTRY);
        }
    }

    private static Refusal refused(Reason reason, Object... arguments) {
        return Refusal.invalid("mapping", reason, arguments);
    }

    private static CsvMapping sample() {
        Map<String, String> columns = new HashMap<>();
        for (String column : List.of("name", "aliases", "country", "city", "domains", "kind", "status", "successor")) {
            columns.put(column, column);
        }
        columns.put("id", "sourceId");
        return new CsvMapping(columns, null, null);
    }

    CsvReader.Rows rows(CsvReader.Header header) throws InvalidFileException {
        for (String column : columns.values()) {
            header.require(column);
        }
        boolean knowsClosures = columns.containsKey("status");
        return new CsvReader.Rows(
                new RegisterKnowledge(knowsClosures, false, columns.containsKey("kind"), false, false), this::entry);
    }

    private RegisterEntry entry(CsvReader.Row row) throws InvalidRowException {
        String countryOfRow = value(row, "country").isEmpty() && country != null ? country : value(row, "country");
        RegisterEntry.Builder entry = RegisterEntry.builder(
                        row.required(columns.get("id")), row.required(columns.get("name")))
                .names(parts(value(row, "aliases")))
                .countries(List.of(countryOfRow))
                .place(value(row, "region"), value(row, "city"), "")
                .website(value(row, "website"))
                .kind(kind(value(row, "kind")));
        parts(value(row, "domains")).forEach(entry::domain);
        String successor = value(row, "successor").isEmpty() ? null : value(row, "successor");
        return closed(value(row, "status"))
                ? entry.closed(successor, null).build()
                : entry.successor(successor).build();
    }

    private String value(CsvReader.Row row, String field) {
        return row.get(columns.get(field));
    }

    private InstitutionKind kind(String text) throws InvalidRowException {
        InstitutionKind found = kindOf(text.isEmpty() && kind != null ? kind : text);
        if (found == null) {
            throw new InvalidRowException("'%s' is no kind of institution.".formatted(text));
        }
        return found;
    }

    private static InstitutionKind kindOf(String words) {
        String wanted = words.toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ").strip();
        return Arrays.stream(InstitutionKind.values())
                .filter(kind -> kind.words().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static boolean closed(String text) throws InvalidRowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "active", "open" -> false;
            case "closed", "inactive", "withdrawn" -> true;
            default -> throw new InvalidRowException("The status '%s' is neither active nor closed.".formatted(text));
        };
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split("\\|"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
