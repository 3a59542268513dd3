package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eduverify.api.CustomerBodies.Attributes;
import org.eduverify.api.CustomerBodies.Link;
import org.eduverify.api.OrdersBodies.OrderBody;
import org.eduverify.offers.Cart;
import org.eduverify.offers.OfferReason;
import org.eduverify.offers.OrderRequest;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.platform.Refusal;

/** The JSON bodies of carts. */
final class CartsBodies {

    private CartsBodies() {}

    /**
     * @param catalogItemId id of an offer, or {@code product:offer:country}, of which the offer counts
     */
    record NewLine(
            Integer id,
            String catalogItemId,
            Integer quantity,
            String billingCycle,
            String friendlyName,
            String partnerIdOnRecord) {}

    /** A cart to be created, or the new content of one. */
    record NewCart(List<NewLine> lineItems) {

        List<OrderRequest.Line> lines() {
            List<OrderRequest.Line> lines = new ArrayList<>();
            for (NewLine line : lineItems == null ? List.<NewLine>of() : lineItems) {
                String field = "lineItems[%d].".formatted(lines.size());
                lines.add(new OrderRequest.Line(
                        line.id() == null ? lines.size() : line.id(),
                        offer(line.catalogItemId(), field + "catalogItemId"),
                        line.quantity() == null ? 0 : line.quantity(),
                        OrdersBodies.cycle(line.billingCycle(), field + "billingCycle"),
                        OrdersBodies.text(line.friendlyName()),
                        OrdersBodies.text(line.partnerIdOnRecord())));
            }
            return lines;
        }

        private static String offer(String catalogItem, String field) {
            String[] parts = catalogItem == null ? new String[0] : catalogItem.split(":", -1);
            if (parts.length != 1 && parts.length != 3) {
                throw Refusal.invalid(field, OfferReason.CATALOG_ITEM);
            }
            return parts.length == 1 ? parts[0] : parts[1];
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineBody(
            int id,
            String catalogItemId,
            int quantity,
            String billingCycle,
            String friendlyName,
            String partnerIdOnRecord,
            Attributes attributes) {

        private static LineBody of(OrderRequest.Line line) {
            return new LineBody(
                    line.number(),
                    line.offerId(),
                    line.quantity(),
                    line.billingCycle().map(BillingCycle::words).orElse("unknown"),
                    line.friendlyName().orElse(null),
                    line.partnerOnRecord().orElse(null),
                    new Attributes("CartLineItem", null));
        }
    }

    record CartBody(
            String id,
            Instant creationTimestamp,
            Instant lastModifiedTimestamp,
            String lastModifiedUser,
            List<LineBody> lineItems,
            Map<String, Link> links,
            Attributes attributes) {

        static CartBody of(Cart cart) {
            return new CartBody(
                    cart.id().toString(),
                    cart.createdAt(),
                    cart.lastModifiedAt(),
                    cart.lastModifiedBy(),
                    cart.lines().stream().map(LineBody::of).toList(),
                    OffersBodies.linksTo("customers/%s/carts/%s".formatted(cart.customer(), cart.id())),
                    new Attributes("Cart", null));
        }
    }

    /** The vendor's shape allows for errors beside orders; here a cart is ordered as a whole, or refused. */
    record CheckoutBody(List<OrderBody> orders, List<Object> orderErrors, Attributes attributes) {

        static CheckoutBody of(OrderBody order) {
            return new CheckoutBody(List.of(order), List.of(), new Attributes("CartCheckoutResult", null));
        }
    }
}
