package org.eduverify.offers.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A heading of the catalogue.
 *
 * @param rank its place among the categories, from 1
 */
public record Category(String name, int rank) {

    /** The name in lower-case letters, digits and hyphens. */
    public String id() {
        return slug(name);
    }

    /** A name as it can be part of an address: lower-case letters, digits and hyphens. */
    public static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
