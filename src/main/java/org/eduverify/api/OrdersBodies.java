package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eduverify.api.CustomerBodies.Attributes;
import org.eduverify.api.CustomerBodies.Link;
import org.eduverify.customer.CustomerId;
import org.eduverify.offers.OfferReason;
import org.eduverify.offers.Order;
import org.eduverify.offers.OrderRequest;
import org.eduverify.offers.Subscription;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.ProductType;
import org.eduverify.platform.Refusal;

/** The JSON bodies of orders and subscriptions. */
final class OrdersBodies {

    /** What the client libraries send where no billing cycle was chosen. */
    private static final String UNKNOWN = "unknown";

    private OrdersBodies() {}

    record NewLine(
            Integer lineItemNumber, String offerId, Integer quantity, String friendlyName, String partnerIdOnRecord) {}

    /** An order to be placed. */
    record NewOrder(String referenceCustomerId, String billingCycle, List<NewLine> lineItems) {

        OrderRequest request(CustomerId customer, Optional<UUID> requestId) {
            if (referenceCustomerId != null && !referenceCustomerId.equalsIgnoreCase(customer.toString())) {
                throw Refusal.invalid("referenceCustomerId", OfferReason.OTHER_CUSTOMER);
            }
            List<OrderRequest.Line> lines = new ArrayList<>();
            for (NewLine line : lineItems == null ? List.<NewLine>of() : lineItems) {
                lines.add(new OrderRequest.Line(
                        line.lineItemNumber() == null ? lines.size() : line.lineItemNumber(),
                        String.valueOf(line.offerId()),
                        line.quantity() == null ? 0 : line.quantity(),
                        Optional.empty(),
                        text(line.friendlyName()),
                        text(line.partnerIdOnRecord())));
            }
            return new OrderRequest(requestId, cycle(billingCycle, "billingCycle"), lines);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineBody(
            int lineItemNumber,
            String offerId,
            String offerName,
            String subscriptionId,
            String friendlyName,
            int quantity,
            String billingCycle,
            String partnerIdOnRecord,
            Map<String, Link> links,
            Attributes attributes) {

        private static LineBody of(Order.Line line, CustomerId customer) {
            return new LineBody(
                    line.number(),
                    line.offerId(),
                    line.offerName(),
                    line.subscriptionId().toString(),
                    line.friendlyName().orElse(line.offerName()),
                    line.quantity(),
                    line.billingCycle().words(),
                    line.partnerOnRecord().orElse(null),
                    Map.of(
                            "subscription",
                            Link.get("customers/%s/subscriptions/%s".formatted(customer, line.subscriptionId()))),
                    new Attributes("OrderLineItem", null));
        }
    }

    record OrderBody(
            String id,
            String referenceCustomerId,
            String billingCycle,
            Instant creationDate,
            String status,
            List<LineBody> lineItems,
            Map<String, Link> links,
            Attributes attributes) {

        static OrderBody of(Order order) {
            return new OrderBody(
                    order.id().toString(),
                    order.customer().toString(),
                    order.billingCycle().map(BillingCycle::words).orElseGet(() -> commonCycle(order)),
                    order.orderedAt(),
                    "completed",
                    order.lines().stream()
                            .map(line -> LineBody.of(line, order.customer()))
                            .toList(),
                    OffersBodies.linksTo("customers/%s/orders/%s".formatted(order.customer(), order.id())),
                    new Attributes("Order", null));
        }

        private static String commonCycle(Order order) {
            List<String> cycles = order.lines().stream()
                    .map(line -> line.billingCycle().words())
                    .distinct()
                    .toList();
            return cycles.size() == 1 ? cycles.get(0) : UNKNOWN;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubscriptionBody(
            String id,
            String offerId,
            String offerName,
            String friendlyName,
            int quantity,
            String unitType,
            Instant creationDate,
            Instant effectiveStartDate,
            Instant commitmentEndDate,
            String status,
            boolean autoRenewEnabled,
            boolean isTrial,
            String billingType,
            String billingCycle,
            String orderId,
            String contractType,
            Map<String, Link> links,
            Attributes attributes) {

        static SubscriptionBody of(Subscription subscription) {
            return new SubscriptionBody(
                    subscription.id().toString(),
                    subscription.offerId(),
                    subscription.offerName(),
                    subscription.friendlyName(),
                    subscription.quantity(),
                    subscription.unit(),
                    subscription.createdAt(),
                    subscription.createdAt(),
                    subscription.commitmentEnd().orElse(null),
                    "active",
                    subscription.autoRenew(),
                    subscription.trial(),
                    OffersBodies.billingOf(subscription.type()),
                    subscription.billingCycle().words(),
                    subscription.orderId().toString(),
                    subscription.type() == ProductType.PERPETUAL ? "productkey" : "subscription",
                    OffersBodies.linksTo(
                            "customers/%s/subscriptions/%s".formatted(subscription.customer(), subscription.id())),
                    new Attributes("Subscription", null));
        }
    }

    /** The billing cycle of a body; empty if it names none. */
    static Optional<BillingCycle> cycle(String words, String field) {
        if (words == null || words.isBlank() || words.equalsIgnoreCase(UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(BillingCycle.find(words)
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        OfferReason.BILLING_CYCLE_UNKNOWN,
                        Arrays.stream(BillingCycle.values())
                                .map(BillingCycle::words)
                                .collect(Collectors.joining(", ")))));
    }

    static Optional<String> text(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
