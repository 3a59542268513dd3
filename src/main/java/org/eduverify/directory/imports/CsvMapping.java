package org.eduverify.directory.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.platform.Reason;
import org.eduverify.platform.Refusal;

/**
 * Which columns of a CSV file hold what, and what the register knows.
 *
 * @param columns column by field. The fields are {@code id}, {@code name}, {@code aliases}, {@code country}, {@code region},
 *     {@code city}, {@code postal-code}, {@code domains}, {@code website}, {@code mailbox}, {@code kind}, {@code status},
 *     {@code closed-on}, {@code successor}, {@code parent} (id of the body that runs the institution), {@code parent-name}
 *     and {@code identifier.<scheme>}; id and name are required. Several columns are joined by {@code  + }; the name of a
 *     column that not every file has ends with {@code ?}; several aliases, domains or mailboxes in a cell are separated by
 *     {@code |}
 * @param country country of rows without one, ISO 3166-1 alpha-2, or null
 * @param kind kind of rows without one, in the words of {@link InstitutionKind}, or null
 * @param kinds kind to the words of the column {@code kind} that mean it; kinds that are not named need no words
 * @param statuses {@code open}, {@code closed} or {@code skipped} to the words of the column {@code status} that mean it
 * @param scheme scheme of the ids if other registers use the same ids, for example {@code nces}, or null
 * @param parentScheme scheme of the parents' ids if the parents are not rows of the file, or null
 * @param parentKind kind of such parents; an education office if null
 * @param register name of the register, or null
 */
public record CsvMapping(
        Map<String, String> columns,
        String country,
        String kind,
        Map<String, List<String>> kinds,
        Map<String, List<String>> statuses,
        String scheme,
        String parentScheme,
        String parentKind,
        String register) {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "aliases",
            "country",
            "region",
            "city",
            "postal-code",
            "domains",
            "website",
            "mailbox",
            "kind",
            "status",
            "closed-on",
            "successor",
            "parent",
            "parent-name");

    static final String IDENTIFIER = "identifier.";
    /** Ends the name of a column that not every file has. */
    static final String OPTIONAL = "?";

    static final String OPEN = "open";
    static final String CLOSED = "closed";
    static final String SKIPPED = "skipped";
    private static final Set<String> STATUSES = Set.of(OPEN, CLOSED, SKIPPED);
    private static final String SCHEME = "[a-z][a-z0-9-]{0,39}";

    static final CsvMapping SAMPLE = sample();

    /** Refuses a mapping that no file could be read with. */
    public CsvMapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
        statuses = statuses == null ? Map.of() : Map.copyOf(statuses);
        for (String field : columns.keySet()) {
            boolean identifier = field.startsWith(IDENTIFIER)
                    && field.substring(IDENTIFIER.length()).matches(SCHEME);
            require(FIELDS.contains(field) || identifier, ImportReason.INVALID_MAPPING_UNKNOWN_FIELD, field);
        }
        require(
                required(columns.get("id")) && required(columns.get("name")),
                ImportReason.INVALID_MAPPING_NO_ID_OR_NAME);
        require(columns.containsKey("country") || country != null, ImportReason.INVALID_MAPPING_NO_COUNTRY);
        require(columns.containsKey("kind") || kind != null, ImportReason.INVALID_MAPPING_NO_KIND);
        require(country == null || country.matches("[A-Za-z]{2}"), ImportReason.INVALID_MAPPING_UNKNOWN_COUNTRY);
        for (String each : kinds.keySet()) {
            require(kindOf(each).isPresent(), ImportReason.INVALID_MAPPING_UNKNOWN_KIND, each);
        }
        for (String each : Arrays.asList(kind, parentKind)) {
            require(each == null || kindOf(each).isPresent(), ImportReason.INVALID_MAPPING_UNKNOWN_KIND, each);
        }
        for (String each : statuses.keySet()) {
            require(STATUSES.contains(each), ImportReason.INVALID_MAPPING_UNKNOWN_STATUS, each);
        }
        for (String each : Arrays.asList(scheme, parentScheme)) {
            require(each == null || each.matches(SCHEME), ImportReason.INVALID_MAPPING_UNKNOWN_SCHEME, each);
        }
    }

    /** A mapping of columns only. */
    public CsvMapping(Map<String, String> columns, String country, String kind) {
        this(columns, country, kind, null, null, null, null, null, null);
    }

    private static boolean required(String column) {
        return column != null && !column.endsWith(OPTIONAL);
    }

    private static void require(boolean condition, Reason reason, Object... arguments) {
        if (!condition) {
            throw Refusal.invalid("mapping", reason, arguments);
        }
    }

    private static CsvMapping sample() {
        Map<String, String> columns = new HashMap<>();
        for (String column : List.of("name", "aliases", "country", "city", "domains", "kind", "status", "successor")) {
            columns.put(column, column);
        }
        columns.put("id", "sourceId");
        return new CsvMapping(columns, null, null);
    }

    /** The same mapping with the country, kind and register name that are not null. */
    public CsvMapping with(String newCountry, String newKind, String newRegister) {
        return new CsvMapping(
                columns,
                newCountry == null ? country : newCountry,
                newKind == null ? kind : newKind,
                kinds,
                statuses,
                scheme,
                parentScheme,
                parentKind,
                newRegister == null ? register : newRegister);
    }

    static Optional<InstitutionKind> kindOf(String words) {
        String wanted = words.toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ").strip();
        return Arrays.stream(InstitutionKind.values())
                .filter(kind -> kind.words().equals(wanted))
                .findFirst();
    }

    /** What the register knows, by the columns that are mapped. */
    RegisterKnowledge knowledge() {
        boolean identifiers =
                scheme != null || columns.keySet().stream().anyMatch(field -> field.startsWith(IDENTIFIER));
        return new RegisterKnowledge(
                columns.containsKey("status") || columns.containsKey("closed-on"),
                columns.containsKey("mailbox"),
                columns.containsKey("kind"),
                columns.containsKey("parent"),
                identifiers);
    }

    CsvFormat.Rows rows(CsvHeader header) throws InvalidFileException {
        return new CsvFormat.Rows(knowledge(), new MappedRows(this, header, LocalDate.now(Clock.systemUTC())));
    }
}
