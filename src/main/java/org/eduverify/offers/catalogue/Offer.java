package org.eduverify.offers.catalogue;

import java.util.List;
import java.util.Set;

/**
 * Something that can be bought.
 *
 * @param id letters, digits and hyphens; the same in every release of the catalogue
 * @param category what the offer is listed under
 * @param product name of the product that the offer sells
 * @param countries where it is sold, ISO 3166-1 alpha-2; empty means everywhere
 * @param billingCycles at least one; the first is the usual one
 * @param minimumQuantity least quantity that a customer holds of it, at least 1
 * @param maximumQuantity greatest quantity that a customer holds of it
 * @param unit what is counted, such as licences
 * @param prerequisites ids of offers of which the customer needs one; empty unless the offer is an add-on
 * @param hasAddOns whether another offer names this one as a prerequisite
 * @param trial whether it is for trying the product and ends by itself
 */
public record Offer(
        String id,
        String name,
        String description,
        Category category,
        String product,
        Segment segment,
        ProductType type,
        Set<String> countries,
        List<BillingCycle> billingCycles,
        int minimumQuantity,
        int maximumQuantity,
        String unit,
        List<String> prerequisites,
        boolean hasAddOns,
        boolean trial,
        int rank) {

    public Offer {
        countries = Set.copyOf(countries);
        billingCycles = List.copyOf(billingCycles);
        prerequisites = List.copyOf(prerequisites);
    }

    /** Whether the offer can be bought only beside one of its prerequisites. */
    public boolean isAddOn() {
        return !prerequisites.isEmpty();
    }

    /** Whether the offer is sold in the country (ISO 3166-1 alpha-2, upper case). */
    public boolean isSoldIn(String country) {
        return countries.isEmpty() || countries.contains(country);
    }
}
