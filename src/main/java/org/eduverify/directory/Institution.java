package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An organisation as all current registers together know it.
 *
 * @param id of the joined institution
 * @param records what each register says, the most telling first
 */
public record Institution(long id, List<Record> records) {

    /**
     * What one register says.
     *
     * @param register name and release of the register, for example {@code sample register 2026-11}
     * @param sourceId the register's own id for it
     * @param knowsClosures whether the register lists closed institutions as such
     * @param knowsKinds whether the register says of each institution what it is
     * @param names every name that the register knows, the display name first
     * @param countries every country where it has a seat, ISO 3166-1 alpha-2, the main one first
     * @param city empty if unknown
     * @param region empty if unknown
     * @param successor name of the organisation that took over, or null
     * @param domains domains that the register lists, hosts of websites and domains of mailboxes among them
     * @param website host of the website, or null
     * @param identifiers {@code scheme:value}
     */
    public record Record(
            String register,
            String sourceId,
            boolean knowsClosures,
            boolean knowsKinds,
            List<String> names,
            List<String> countries,
            String city,
            String region,
            InstitutionKind kind,
            InstitutionStatus status,
            String successor,
            List<String> domains,
            String website,
            List<String> mailboxes,
            List<String> identifiers) {

        /** How the record is found in its register. */
        public String reference() {
            return "%s: %s".formatted(register, sourceId);
        }
    }

    /** Orders the records so that the first one is the one to show: open, with kinds and closures known, oldest. */
    public Institution {
        records = records.stream()
                .sorted(Comparator.<Record, Boolean>comparing(record -> record.status() != InstitutionStatus.ACTIVE)
                        .thenComparing(record -> !record.knowsKinds())
                        .thenComparing(record -> !record.knowsClosures()))
                .toList();
    }

    /** The display name. */
    public String name() {
        return records.get(0).names().get(0);
    }

    /** Every name in every register. */
    public List<String> names() {
        return all(Record::names);
    }

    /** Main country, ISO 3166-1 alpha-2. */
    public String country() {
        return records.get(0).countries().get(0);
    }

    /** Empty if unknown. */
    public String city() {
        return records.stream()
                .map(Record::city)
                .filter(city -> !city.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Every domain in every register. */
    public List<String> domains() {
        return all(Record::domains);
    }

    /** Hosts of its websites. */
    public List<String> websites() {
        return all(record -> record.website() == null ? List.of() : List.of(record.website()));
    }

    /** Every mailbox that a register lists, in lower case. */
    public List<String> mailboxes() {
        return all(Record::mailboxes);
    }

    /** Every identifier, {@code scheme:value}. */
    public List<String> identifiers() {
        return all(Record::identifiers);
    }

    private List<String> all(Function<Record, Collection<String>> values) {
        Set<String> all = new LinkedHashSet<>();
        records.forEach(record -> all.addAll(values.apply(record)));
        return List.copyOf(all);
    }

    /** What it is, by the registers that know kinds; an education institution if one of them says so. */
    public InstitutionKind kind() {
        boolean anyKnows = records.stream().anyMatch(Record::knowsKinds);
        return records.stream()
                .filter(record -> record.knowsKinds() || !anyKnows)
                .map(Record::kind)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Whether it still works under its name, by the registers that know closures; a list that knows none does not overrule
     * one that does. Within one register an open record beats a closed one, unless that one names a successor.
     */
    public InstitutionStatus status() {
        List<Record> knowing = records.stream().filter(Record::knowsClosures).toList();
        Map<String, Set<InstitutionStatus>> said = (knowing.isEmpty() ? records : knowing)
                .stream()
                        .collect(Collectors.groupingBy(
                                Record::register, Collectors.mapping(Record::status, Collectors.toSet())));
        Set<InstitutionStatus> together = said.values().stream()
                .map(Institution::ofOneRegister)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(InstitutionStatus.class)));
        if (together.size() == 1) {
            return together.iterator().next();
        }
        return together.contains(InstitutionStatus.ACTIVE) || together.contains(InstitutionStatus.CONTRADICTORY)
                ? InstitutionStatus.CONTRADICTORY
                : InstitutionStatus.SUCCEEDED;
    }

    private static InstitutionStatus ofOneRegister(Set<InstitutionStatus> statuses) {
        boolean succeeded = statuses.contains(InstitutionStatus.SUCCEEDED);
        if (statuses.contains(InstitutionStatus.ACTIVE)) {
            return succeeded ? InstitutionStatus.CONTRADICTORY : InstitutionStatus.ACTIVE;
        }
        return succeeded ? InstitutionStatus.SUCCEEDED : InstitutionStatus.CLOSED;
    }

    /** Name of the organisation that took over, or null. */
    public String successor() {
        return records.stream()
                .map(Record::successor)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Name and release of the registers that list it. */
    public String register() {
        return String.join(
                " and ", records.stream().map(Record::register).distinct().toList());
    }

    /** How it is found in the registers. */
    public String record() {
        return String.join("; ", records.stream().map(Record::reference).toList());
    }

    /** Where it is, in the words that names of organisations use. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        for (Record record : records) {
            places.add(record.city());
            places.add(record.region());
            places.add(Regions.name(record.countries().get(0), record.region()));
            for (String country : record.countries()) {
                places.add(country);
                places.add(new Locale("", country).getDisplayCountry(Locale.ENGLISH));
            }
        }
        return places;
    }

    /** Whether it has a seat in the country. */
    public boolean isIn(String otherCountry) {
        return records.stream().anyMatch(record -> record.countries().contains(otherCountry));
    }
}
