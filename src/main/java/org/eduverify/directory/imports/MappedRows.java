package org.eduverify.directory.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;

/** Reads the rows of a CSV file by a {@link CsvMapping}. */
final class MappedRows implements CsvFormat.Entries {

    private static final String BETWEEN_COLUMNS = " + ";

    private final CsvMapping mapping;
    /** The columns of each field. */
    private final Map<String, List<String>> columns = new HashMap<>();

    private final Map<String, InstitutionKind> kinds = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final LocalDate today;

    /**
     * @param today an institution that closes later is still open
     */
    MappedRows(CsvMapping mapping, CsvHeader header, LocalDate today) throws InvalidFileException {
        this.mapping = mapping;
        this.today = today;
        for (Map.Entry<String, String> column : mapping.columns().entrySet()) {
            columns.put(column.getKey(), columns(column.getValue(), header));
        }
        mapping.kinds()
                .forEach((kind, words) -> words.forEach(
                        word -> kinds.put(key(word), CsvMapping.kindOf(kind).orElseThrow())));
        mapping.statuses().forEach((status, words) -> words.forEach(word -> statuses.put(key(word), status)));
    }

    private static List<String> columns(String expression, CsvHeader header) throws InvalidFileException {
        if (header.has(expression)) {
            return List.of(expression);
        }
        if (expression.endsWith(CsvMapping.OPTIONAL)) {
            String column = expression.substring(0, expression.length() - CsvMapping.OPTIONAL.length());
            return header.has(column) ? List.of(column) : List.of();
        }
        List<String> columns = List.of(expression.split(" \\+ "));
        for (String column : columns) {
            header.require(column);
        }
        return columns;
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public RegisterEntry entry(CsvRow row) throws InvalidRowException {
        String id = required(row, "id");
        String country = value(row, "country").isEmpty() && mapping.country() != null
                ? mapping.country()
                : Countries.code(value(row, "country")).orElse(value(row, "country"));
        RegisterEntry.Builder entry = RegisterEntry.builder(id, wholeName(row))
                .names(parts(row, "aliases"))
                .countries(List.of(country))
                .place(value(row, "region"), value(row, "city"), value(row, "postal-code"))
                .website(value(row, "website"))
                .mailboxes(value(row, "mailbox"))
                .kind(kind(value(row, "kind")));
        parts(row, "domains").forEach(entry::domain);
        if (mapping.scheme() != null) {
            entry.identifier(mapping.scheme(), id);
        }
        for (String field : columns.keySet()) {
            if (field.startsWith(CsvMapping.IDENTIFIER)) {
                entry.identifier(field.substring(CsvMapping.IDENTIFIER.length()), value(row, field));
            }
        }
        addParent(row, entry);
        close(row, entry);
        return entry.build();
    }

    private String value(CsvRow row, String field) {
        return values(row, field).collect(Collectors.joining(" "));
    }

    private Stream<String> values(CsvRow row, String field) {
        return columns.getOrDefault(field, List.of()).stream().map(row::getCode).filter(value -> !value.isEmpty());
    }

    private String required(CsvRow row, String field) throws InvalidRowException {
        List<String> names = columns.get(field);
        if (names.size() == 1) {
            return row.requiredCode(names.get(0));
        }
        String value = values(row, field).collect(Collectors.joining("/"));
        if (value.isEmpty()) {
            throw new InvalidRowException("The columns %s are empty.".formatted(String.join(BETWEEN_COLUMNS, names)));
        }
        return value;
    }

    /** A name that is cut into several columns may have its words cut, too: "Elm-Schu-" and "le" are "Elm-Schule". */
    private String wholeName(CsvRow row) throws InvalidRowException {
        List<String> names = columns.get("name");
        if (names.size() == 1) {
            return row.required(names.get(0));
        }
        StringBuilder whole = new StringBuilder();
        for (String part :
                names.stream().map(row::get).filter(part -> !part.isEmpty()).toList()) {
            boolean cutWord = whole.length() > 1
                    && whole.charAt(whole.length() - 1) == '-'
                    && Character.isLowerCase(part.charAt(0));
            if (cutWord) {
                whole.setLength(whole.length() - 1);
            } else if (!whole.isEmpty() && whole.charAt(whole.length() - 1) != '-') {
                whole.append(' ');
            }
            whole.append(part);
        }
        return whole.isEmpty() ? row.required(names.get(0)) : whole.toString();
    }

    private List<String> parts(CsvRow row, String field) {
        List<String> parts = new ArrayList<>();
        for (String column : columns.getOrDefault(field, List.of())) {
            Arrays.stream(row.get(column).split("\\|"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(parts::add);
        }
        return parts;
    }

    private InstitutionKind kind(String text) throws InvalidRowException {
        Optional<InstitutionKind> found = Optional.ofNullable(kinds.get(key(text)));
        if (found.isEmpty()) {
            found = CsvMapping.kindOf(text);
        }
        boolean unknownMayBeUsual = text.isEmpty() || !kinds.isEmpty();
        if (found.isEmpty() && unknownMayBeUsual && mapping.kind() != null) {
            found = CsvMapping.kindOf(mapping.kind());
        }
        return found.orElseThrow(() -> new InvalidRowException("'%s' is not a kind of institution.".formatted(text)));
    }

    private void addParent(CsvRow row, RegisterEntry.Builder entry) {
        String parent = value(row, "parent");
        if (parent.isEmpty()) {
            return;
        }
        if (mapping.parentScheme() == null) {
            entry.parent(Parent.listed(parent));
        } else {
            InstitutionKind kind = Optional.ofNullable(mapping.parentKind())
                    .flatMap(CsvMapping::kindOf)
                    .orElse(InstitutionKind.EDUCATION_OFFICE);
            entry.parent(Parent.named(Identifier.of(mapping.parentScheme(), parent), value(row, "parent-name"), kind));
        }
    }

    /** The status decides; without one, the closing date does. */
    private void close(CsvRow row, RegisterEntry.Builder entry) throws InvalidRowException {
        String successor = value(row, "successor").isEmpty() ? null : value(row, "successor");
        String text = value(row, "closed-on");
        Optional<LocalDate> closedOn = Dates.of(text);
        Optional<Boolean> closed = closed(value(row, "status"));
        boolean byDate = closedOn.map(day -> !day.isAfter(today))
                .orElse(text.chars().anyMatch(Character::isDigit) && !text.startsWith("-"));
        if (closed.orElse(byDate)) {
            entry.closed(successor, closedOn.orElse(null));
        } else {
            entry.successor(successor);
        }
    }

    /** Empty if the status is empty. Words that the mapping does not name mean the opposite of those that it names. */
    private Optional<Boolean> closed(String text) throws InvalidRowException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String status = statuses.get(key(text));
        if (status == null) {
            boolean namesOpen = statuses.containsValue(CsvMapping.OPEN);
            boolean namesClosed = statuses.containsValue(CsvMapping.CLOSED);
            if (namesOpen == namesClosed) {
                return Optional.of(usualWords(text));
            }
            status = namesOpen ? CsvMapping.CLOSED : CsvMapping.OPEN;
        }
        if (status.equals(CsvMapping.SKIPPED)) {
            throw new InvalidRowException("Rows of the status '%s' are skipped.".formatted(text));
        }
        return Optional.of(status.equals(CsvMapping.CLOSED));
    }

    private static boolean usualWords(String text) throws InvalidRowException {
        return switch (key(text)) {
            case "active", "open" -> false;
            case "closed", "inactive", "withdrawn" -> true;
            default -> throw new InvalidRowException("The status '%s' is neither open nor closed.".formatted(text));
        };
    }
}
