package org.eduverify.offers;

import java.util.List;
import org.eduverify.offers.catalogue.Offer;

/**
 * An offer that a customer may buy.
 *
 * @param held quantity that the customer holds of it in active subscriptions
 * @param missingPrerequisites the offers of which one has to be ordered before or with it; empty if none is missing
 */
public record AvailableOffer(Offer offer, int held, List<Offer> missingPrerequisites) {

    public AvailableOffer {
        missingPrerequisites = List.copyOf(missingPrerequisites);
    }

    /** Least quantity that can be ordered now. */
    public int smallestOrder() {
        return Math.max(1, offer.minimumQuantity() - held);
    }

    /** Greatest quantity that can be ordered now; 0 if the customer holds the maximum. */
    public int largestOrder() {
        return Math.max(0, offer.maximumQuantity() - held);
    }
}
