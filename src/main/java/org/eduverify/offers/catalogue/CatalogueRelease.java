package org.eduverify.offers.catalogue;

import java.time.Instant;

/**
 * One import of the catalogue.
 *
 * @param release what the operator named it
 * @param fileName name of the file, or null if the sender did not say
 * @param offers how many offers it holds
 * @param current whether offers are sold from it; exactly one release is current
 */
public record CatalogueRelease(
        long id, String release, String fileName, String importedBy, int offers, boolean current, Instant importedAt) {}
