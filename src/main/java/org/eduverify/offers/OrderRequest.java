package org.eduverify.offers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.offers.catalogue.BillingCycle;

/**
 * What is to be ordered for a customer.
 *
 * @param requestId makes the order repeatable: the same id orders once. Empty if the request will not be repeated
 * @param billingCycle for all lines that name none; empty means the usual one of each offer
 */
public record OrderRequest(Optional<UUID> requestId, Optional<BillingCycle> billingCycle, List<Line> lines) {

    public OrderRequest {
        lines = List.copyOf(lines);
    }

    /**
     * An offer and how much of it.
     *
     * @param number identifies the line within the order, from 0
     * @param billingCycle empty means that of the order
     * @param friendlyName what the customer calls the subscription
     * @param partnerOnRecord id of the indirect reseller
     */
    public record Line(
            int number,
            String offerId,
            int quantity,
            Optional<BillingCycle> billingCycle,
            Optional<String> friendlyName,
            Optional<String> partnerOnRecord) {

        /** A line with nothing but an offer and a quantity. */
        public static Line of(int number, String offerId, int quantity) {
            return new Line(number, offerId, quantity, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
