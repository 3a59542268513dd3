package org.eduverify.offers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.eduverify.offers.catalogue.BillingCycle;

/**
 * A purchase: a record that never changes.
 *
 * @param billingCycle the cycle that was asked for; empty if each line has the usual one of its offer
 * @param orderedBy id of the user
 */
public record Order(
        UUID id,
        CustomerId customer,
        Optional<BillingCycle> billingCycle,
        String orderedBy,
        Instant orderedAt,
        List<Line> lines) {

    public Order {
        lines = List.copyOf(lines);
    }

    /**
     * An offer that was bought.
     *
     * @param offerName as in the catalogue of that time
     * @param quantity that was added to the subscription
     * @param subscriptionId the subscription that the line created or extended
     */
    public record Line(
            int number,
            String offerId,
            String offerName,
            int quantity,
            BillingCycle billingCycle,
            Optional<String> friendlyName,
            Optional<String> partnerOnRecord,
            UUID subscriptionId) {}
}
