package org.eduverify.offers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eduverify.offers.catalogue.ProductType;
import org.eduverify.offers.catalogue.Segment;

/** What is known when an offer is about to be bought: the inputs of the decision table {@code decide-offer-eligibility}. */
public enum OfferFact {
    /**
     * The customer's special qualification in its published spelling. The program grants None and Education; the others
     * are those of the vendor's purchase matrix.
     */
    CUSTOMER_QUALIFICATION(
            "customerQualification",
            List.of(
                    "None",
                    "Education",
                    "Nonprofit",
                    "GovernmentCommunityCloud",
                    "StateOwnedEntity",
                    "Education and StateOwnedEntity",
                    "StateOwnedEntity and GovernmentCommunityCloud")),
    /** How the newest verification of the customer ended or is going: none, in review, approved, denied, revoked. */
    QUALIFICATION_STATUS("qualificationStatus", List.of("none", "in review", "approved", "denied", "revoked")),
    /** Commercial, Education, NonProfit, Government. */
    OFFER_SEGMENT(
            "offerSegment", Stream.of(Segment.values()).map(Segment::words).toList()),
    /** licence-based service, software subscription, perpetual software, usage-based service. */
    PRODUCT_TYPE(
            "productType",
            Stream.of(ProductType.values()).map(ProductType::words).toList()),
    /** Whether the customer holds a prerequisite of an add-on, or orders it as well: none needed, held, missing. */
    PREREQUISITES("prerequisites", List.of("none needed", "held", "missing"));

    private final String key;
    private final List<String> values;

    OfferFact(String key, List<String> values) {
        this.key = key;
        this.values = values;
    }

    /** Name of the fact in the decision table. */
    public String key() {
        return key;
    }

    /** Every value that the fact can have, in analysts' words. */
    public List<String> possibleValues() {
        return values;
    }

    /** The fact with this name in the decision table. */
    public static Optional<OfferFact> find(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }
}
