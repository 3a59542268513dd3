package org.eduverify.directory.imports;

import java.util.List;
import org.eduverify.directory.imports.RegisterEntry.Place;

/** Brings an entry into the form that is stored, and finds out whether it can be. */
final class CleanedEntry {

    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final int MOST_NAMES = 200;

    private CleanedEntry() {}

    /** The entry without what cannot be used: empty, overlong and repeated names, overlong references. */
    static RegisterEntry of(RegisterEntry entry) {
        String name = entry.name().strip();
        List<String> names = entry.names().stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty() && each.length() <= LONGEST_NAME && Texts.storable(each))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        Place place = entry.place();
        return new RegisterEntry(
                entry.sourceId(),
                names.contains(name) ? names : List.of(),
                new Place(
                        place.countries(),
                        Texts.sample(place.region(), LONGEST_NAME),
                        Texts.sample(place.city(), LONGEST_NAME),
                        Texts.sample(place.postalCode(), LONGEST_POSTAL_CODE)),
                entry.addresses(),
                entry.kind(),
                entry.standing(),
                entry.identifiers().stream()
                        .filter(identifier -> usable(identifier.value()))
                        .toList(),
                entry.parents().stream()
                        .filter(parent -> usable(parent.sourceId()))
                        .toList());
    }

    /** Why the entry cannot be stored, as a sentence, or null. */
    static String fault(RegisterEntry entry) {
        if (!usable(entry.sourceId())) {
            return "The row has no usable id.";
        }
        if (entry.names().isEmpty()) {
            return "The row has no usable name.";
        }
        if (entry.countries().isEmpty() || !entry.countries().stream().allMatch(code -> code.matches("[A-Z]{2}"))) {
            return "The row has no country code of two letters.";
        }
        if (entry.successor() != null && !usable(entry.successor())) {
            return "The row has no usable id of its successor.";
        }
        return null;
    }

    private static boolean usable(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && Texts.storable(id);
    }
}
