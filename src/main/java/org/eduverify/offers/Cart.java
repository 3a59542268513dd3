package org.eduverify.offers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;

/**
 * Lines that may become an order. Whether the customer may buy them is decided when the cart is checked out.
 *
 * @param lastModifiedBy id of the user
 * @param order the order that the cart was checked out into; empty as long as it can be changed
 */
public record Cart(
        UUID id,
        CustomerId customer,
        String lastModifiedBy,
        Instant createdAt,
        Instant lastModifiedAt,
        Optional<UUID> order,
        List<OrderRequest.Line> lines) {

    public Cart {
        lines = List.copyOf(lines);
    }
}
