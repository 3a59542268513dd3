package org.eduverify.api;

import java.util.List;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.OffersBodies.Listing;
import org.eduverify.api.OrdersBodies.SubscriptionBody;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.offers.OfferReason;
import org.eduverify.offers.Orders;
import org.eduverify.offers.Subscription;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer holds. */
@RestController
@RequestMapping("/v1/customers/{id}/subscriptions")
class SubscriptionsController {

    private final Orders orders;
    private final Customers customers;
    private final CurrentActor currentActor;

    SubscriptionsController(Orders orders, Customers customers, CurrentActor currentActor) {
        this.orders = orders;
        this.customers = customers;
        this.currentActor = currentActor;
    }

    /** All subscriptions or, with an order, those that it created or extended. */
    @GetMapping
    Listing<SubscriptionBody> list(
            @PathVariable String id, @RequestParam(name = "order_id", required = false) String order) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer =
                customers.get(CustomerId.of(id), agent.requirePartner()).id();
        List<Subscription> found = order == null
                ? orders.subscriptionsOf(agent, customer)
                : orders.subscriptionsOf(agent, customer, uuid(order, OfferReason.UNKNOWN_ORDER));
        String self = "customers/%s/subscriptions".formatted(customer);
        return Listing.of(
                found.stream().map(SubscriptionBody::of).toList(), order == null ? self : self + "?order_id=" + order);
    }

    @GetMapping("/{subscription}")
    SubscriptionBody get(@PathVariable String id, @PathVariable String subscription) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer =
                customers.get(CustomerId.of(id), agent.requirePartner()).id();
        return SubscriptionBody.of(
                orders.subscription(agent, customer, uuid(subscription, OfferReason.UNKNOWN_SUBSCRIPTION)));
    }

    private static UUID uuid(String text, OfferReason unknown) {
        return OrdersController.uuid(text, unknown);
    }
}
