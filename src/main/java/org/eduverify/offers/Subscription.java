package org.eduverify.offers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.ProductType;

/**
 * What a customer holds of an offer. It stays when the customer loses its qualification or the offer leaves the catalogue.
 *
 * @param orderId the order that created it; later orders may have extended it
 * @param offerName as in the catalogue of the time when it was created
 * @param friendlyName what the customer calls it; the offer's name unless the order said otherwise
 * @param commitmentEnd end of the first term; empty if it has no term
 */
public record Subscription(
        UUID id,
        CustomerId customer,
        UUID orderId,
        String offerId,
        String offerName,
        String friendlyName,
        int quantity,
        String unit,
        ProductType type,
        BillingCycle billingCycle,
        Instant createdAt,
        Optional<Instant> commitmentEnd,
        boolean autoRenew,
        boolean trial) {}
