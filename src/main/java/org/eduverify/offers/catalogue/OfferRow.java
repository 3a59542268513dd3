package org.eduverify.offers.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.platform.Refusal.Fault;

/**
 * A row of a catalogue file.
 *
 * @param line its line in the file, from 1
 * @param columns how many cells it should have
 */
record OfferRow(long line, CSVRecord cells, int columns) {

    private static final String EVERYWHERE = "*";
    private static final int LARGEST_QUANTITY = 10_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final Pattern OFFER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,49}");
    private static final Pattern CONTROL_CHARACTER =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());
    /** Ids that are the addresses of something else below the offers. */
    private static final Set<String> RESERVED_IDS = Set.of("imports", "releases");

    String text(String column) {
        return cells.isSet(column) ? cells.get(column).strip() : "";
    }

    /** The values of a cell that are separated by vertical bars. */
    List<String> list(String column) {
        return Arrays.stream(text(column).split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Fault fault(String column, CatalogueReason reason, Object... arguments) {
        return new Fault(
                "line %d, %s".formatted(line, column),
                reason,
                Stream.concat(Stream.of(Long.toString(line)), Arrays.stream(arguments))
                        .toArray());
    }

    /** What is wrong with the row in itself. */
    List<Fault> faults() {
        if (cells.size() != columns) {
            return List.of(new Fault(
                    "line " + line,
                    CatalogueReason.NUMBER_OF_CELLS,
                    Long.toString(line),
                    Integer.toString(cells.size()),
                    Integer.toString(columns)));
        }
        List<Fault> faults = new ArrayList<>();
        for (String column :
                List.of(CatalogueFile.NAME, CatalogueFile.CATEGORY, CatalogueFile.PRODUCT, CatalogueFile.UNIT)) {
            requireText(column, faults);
        }
        checkText(CatalogueFile.DESCRIPTION, LONGEST_DESCRIPTION, faults);
        String id = text(CatalogueFile.ID);
        if (!OFFER_ID.matcher(id).matches() || RESERVED_IDS.contains(id)) {
            faults.add(fault(CatalogueFile.ID, CatalogueReason.OFFER_ID, id));
        }
        requireKnown(CatalogueFile.SEGMENT, Segment::find, Segment.values(), Segment::words, faults);
        requireKnown(CatalogueFile.TYPE, ProductType::find, ProductType.values(), ProductType::words, faults);
        checkCountries(faults);
        checkBillingCycles(faults);
        checkQuantities(faults);
        String trial = text(CatalogueFile.TRIAL);
        if (!List.of("", "yes", "no").contains(trial)) {
            faults.add(
                    fault(CatalogueFile.TRIAL, CatalogueReason.UNKNOWN_VALUE, CatalogueFile.TRIAL, trial, "yes, no"));
        }
        return faults;
    }

    private void requireText(String column, List<Fault> faults) {
        if (text(column).isEmpty()) {
            faults.add(fault(column, CatalogueReason.REQUIRED, column));
        } else {
            checkText(column, LONGEST_TEXT, faults);
        }
    }

    private void checkText(String column, int longest, List<Fault> faults) {
        if (text(column).length() > longest
                || CONTROL_CHARACTER.matcher(text(column)).find()) {
            faults.add(fault(column, CatalogueReason.TEXT, column, Integer.toString(longest)));
        }
    }

    private <E> void requireKnown(
            String column,
            Function<String, Optional<E>> find,
            E[] known,
            Function<E, String> words,
            List<Fault> faults) {
        if (find.apply(text(column)).isEmpty()) {
            faults.add(fault(
                    column,
                    CatalogueReason.UNKNOWN_VALUE,
                    column,
                    text(column),
                    Arrays.stream(known).map(words).collect(Collectors.joining(", "))));
        }
    }

    private void checkCountries(List<Fault> faults) {
        countries().stream()
                .filter(country -> !ISO_COUNTRIES.contains(country))
                .forEach(country ->
                        faults.add(fault(CatalogueFile.COUNTRIES, CatalogueReason.UNKNOWN_COUNTRY, country)));
    }

    private Set<String> countries() {
        List<String> listed = list(CatalogueFile.COUNTRIES);
        return listed.equals(List.of(EVERYWHERE)) ? Set.of() : listed.stream().collect(Collectors.toUnmodifiableSet());
    }

    private void checkBillingCycles(List<Fault> faults) {
        String column = CatalogueFile.BILLING_CYCLES;
        List<String> listed = list(column);
        if (listed.isEmpty()) {
            faults.add(fault(column, CatalogueReason.REQUIRED, column));
        }
        for (String words : listed) {
            Optional<BillingCycle> cycle = BillingCycle.find(words);
            Optional<ProductType> type = ProductType.find(text(CatalogueFile.TYPE));
            if (cycle.isEmpty()) {
                faults.add(fault(
                        column, CatalogueReason.UNKNOWN_VALUE, column, words, words(List.of(BillingCycle.values()))));
            } else if (type.isPresent() && !type.get().billingCycles().contains(cycle.get())) {
                faults.add(fault(
                        column,
                        CatalogueReason.BILLING_CYCLE,
                        words,
                        type.get().words(),
                        words(type.get().billingCycles().stream().sorted().toList())));
            }
        }
    }

    private static String words(List<BillingCycle> cycles) {
        return cycles.stream().map(BillingCycle::words).collect(Collectors.joining(", "));
    }

    private void checkQuantities(List<Fault> faults) {
        Optional<Integer> minimum = quantity(CatalogueFile.MINIMUM_QUANTITY, faults);
        Optional<Integer> maximum = quantity(CatalogueFile.MAXIMUM_QUANTITY, faults);
        if (minimum.isPresent() && maximum.isPresent() && minimum.get() > maximum.get()) {
            faults.add(fault(CatalogueFile.MINIMUM_QUANTITY, CatalogueReason.QUANTITIES));
        }
    }

    private Optional<Integer> quantity(String column, List<Fault> faults) {
        String digits = text(column);
        if (digits.matches("\\d{1,8}")) {
            int quantity = Integer.parseInt(digits);
            if (quantity >= 1 && quantity <= LARGEST_QUANTITY) {
                return Optional.of(quantity);
            }
        }
        faults.add(fault(column, CatalogueReason.NUMBER, column, digits, Integer.toString(LARGEST_QUANTITY)));
        return Optional.empty();
    }

    /** The offer of a row without faults. */
    Offer offer(Category category, boolean hasAddOns, int rank) {
        return new Offer(
                text(CatalogueFile.ID),
                text(CatalogueFile.NAME),
                text(CatalogueFile.DESCRIPTION),
                category,
                text(CatalogueFile.PRODUCT),
                Segment.find(text(CatalogueFile.SEGMENT)).orElseThrow(),
                ProductType.find(text(CatalogueFile.TYPE)).orElseThrow(),
                countries(),
                list(CatalogueFile.BILLING_CYCLES).stream()
                        .map(BillingCycle::find)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                Integer.parseInt(text(CatalogueFile.MINIMUM_QUANTITY)),
                Integer.parseInt(text(CatalogueFile.MAXIMUM_QUANTITY)),
                text(CatalogueFile.UNIT),
                list(CatalogueFile.PREREQUISITES),
                hasAddOns,
                text(CatalogueFile.TRIAL).equals("yes"),
                rank);
    }
}
