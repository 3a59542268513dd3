package org.eduverify.offers.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;

/** Reads a catalogue file: CSV (RFC 4180, UTF-8) whose first line names the columns. It is good as a whole, or refused. */
final class CatalogueFile {

    static final String ID = "id";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String CATEGORY = "category";
    static final String PRODUCT = "product";
    static final String SEGMENT = "segment";
    static final String TYPE = "type";
    static final String COUNTRIES = "countries";
    static final String BILLING_CYCLES = "billingCycles";
    static final String MINIMUM_QUANTITY = "minimumQuantity";
    static final String MAXIMUM_QUANTITY = "maximumQuantity";
    static final String UNIT = "unit";
    static final String PREREQUISITES = "prerequisites";
    static final String TRIAL = "trial";

    private static final Set<String> REQUIRED_COLUMNS = Set.of(
            ID, NAME, CATEGORY, PRODUCT, SEGMENT, TYPE, BILLING_CYCLES, MINIMUM_QUANTITY, MAXIMUM_QUANTITY, UNIT);
    private static final Set<String> OPTIONAL_COLUMNS = Set.of(DESCRIPTION, COUNTRIES, PREREQUISITES, TRIAL);

    /** A file with a fault in every line is usually another kind of file; nobody reads further. */
    private static final int MOST_FAULTS = 50;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private CatalogueFile() {}

    /**
     * The offers of the file.
     *
     * @throws Refusal with the faults of the file, at most 50, each with its line
     */
    static List<Offer> read(byte[] file) {
        Map<Long, OfferRow> rows = rows(text(file));
        if (rows.isEmpty()) {
            throw refusal(CatalogueReason.EMPTY_FILE);
        }
        List<Fault> faults = new ArrayList<>();
        rows.values().forEach(row -> faults.addAll(row.faults()));
        if (faults.isEmpty()) {
            faults.addAll(faultsBetween(rows));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
        return offers(List.copyOf(rows.values()));
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.isBlank()) {
                throw refusal(CatalogueReason.EMPTY_FILE);
            }
            // the parser counts a last line without an end as part of the line before
            return (text.startsWith("\uFEFF") ? text.substring(1) : text) + "\n";
        } catch (CharacterCodingException invalid) {
            throw refusal(CatalogueReason.INVALID_UTF_8);
        }
    }

    private static Map<Long, OfferRow> rows(String text) {
        Map<Long, OfferRow> rows = new LinkedHashMap<>();
        long line = 1;
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            checkColumns(parser.getHeaderNames());
            for (CSVRecord cells : parser) {
                line = parser.getCurrentLineNumber();
                if (!isBlank(cells)) {
                    rows.put(
                            line,
                            new OfferRow(line, cells, parser.getHeaderNames().size()));
                }
            }
        } catch (UncheckedIOException | IOException | IllegalArgumentException broken) {
            throw refusal(CatalogueReason.INVALID_CSV, Long.toString(line));
        }
        return rows;
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private static void checkColumns(List<String> columns) {
        List<Fault> faults = new ArrayList<>();
        REQUIRED_COLUMNS.stream()
                .filter(column -> !columns.contains(column))
                .sorted()
                .forEach(column -> faults.add(new Fault("line 1", CatalogueReason.MISSING_COLUMN, column)));
        columns.stream()
                .filter(column -> !REQUIRED_COLUMNS.contains(column) && !OPTIONAL_COLUMNS.contains(column))
                .forEach(column -> faults.add(new Fault("line 1", CatalogueReason.UNKNOWN_COLUMN, column)));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
    }

    /** What is wrong with rows that are right in themselves. */
    private static List<Fault> faultsBetween(Map<Long, OfferRow> rows) {
        List<Fault> faults = new ArrayList<>();
        Map<String, OfferRow> byId = new LinkedHashMap<>();
        rows.values().forEach(row -> {
            OfferRow first = byId.putIfAbsent(row.text(ID), row);
            if (first != null) {
                faults.add(row.fault(ID, CatalogueReason.OFFER_TWICE, row.text(ID), Long.toString(first.line())));
            }
        });
        for (OfferRow row : rows.values()) {
            for (String id : row.list(PREREQUISITES)) {
                OfferRow prerequisite = byId.get(id);
                if (prerequisite == null) {
                    faults.add(row.fault(PREREQUISITES, CatalogueReason.UNKNOWN_PREREQUISITE, id));
                } else if (!prerequisite.list(PREREQUISITES).isEmpty()) {
                    faults.add(row.fault(PREREQUISITES, CatalogueReason.PREREQUISITE_IS_ADD_ON, id));
                }
            }
        }
        return faults;
    }

    private static List<Offer> offers(List<OfferRow> rows) {
        Set<String> prerequisites =
                rows.stream().flatMap(row -> row.list(PREREQUISITES).stream()).collect(Collectors.toSet());
        Map<String, Category> categories = new LinkedHashMap<>();
        List<Offer> offers = new ArrayList<>();
        for (OfferRow row : rows) {
            Category category =
                    categories.computeIfAbsent(row.text(CATEGORY), name -> new Category(name, categories.size() + 1));
            offers.add(row.offer(category, prerequisites.contains(row.text(ID)), offers.size() + 1));
        }
        return offers;
    }

    private static Refusal refusal(CatalogueReason reason, Object... arguments) {
        return Refusal.invalid("file", reason, arguments);
    }
}
