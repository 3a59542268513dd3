package org.eduverify.offers;

import java.util.List;
import java.util.Optional;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.Offer;

/** What an order would do; nothing is stored. */
public record OrderReview(List<Line> lines) {

    public OrderReview {
        lines = List.copyOf(lines);
    }

    /**
     * What a line would do.
     *
     * @param request the line as it was asked for
     * @param billingCycle the cycle that applies
     * @param extended the subscription that the line would extend; empty if it would create one
     * @param decisionTable id, version tag and version of the table that allows the purchase
     */
    public record Line(
            OrderRequest.Line request,
            Offer offer,
            BillingCycle billingCycle,
            Optional<Subscription> extended,
            String decisionTable) {

        /** Quantity of the subscription after the order. */
        public int quantityAfterwards() {
            return extended.map(Subscription::quantity).orElse(0) + request.quantity();
        }
    }
}
