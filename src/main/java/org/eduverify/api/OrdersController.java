package org.eduverify.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.OffersBodies.Listing;
import org.eduverify.api.OrdersBodies.NewOrder;
import org.eduverify.api.OrdersBodies.OrderBody;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.offers.OfferReason;
import org.eduverify.offers.Order;
import org.eduverify.offers.Orders;
import org.eduverify.platform.Reason;
import org.eduverify.platform.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders of a customer; a repeated {@code MS-RequestId} orders once. */
@RestController
@RequestMapping("/v1/customers/{id}/orders")
class OrdersController {

    private final Orders orders;
    private final Customers customers;
    private final CurrentActor currentActor;

    OrdersController(Orders orders, Customers customers, CurrentActor currentActor) {
        this.orders = orders;
        this.customers = customers;
        this.currentActor = currentActor;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderBody> order(
            @PathVariable String id,
            @RequestBody NewOrder body,
            @RequestHeader(name = RequestIdFilter.REQUEST_ID, required = false) String requestId) {
        Actor agent = currentActor.requireAgent();
        // what belongs to another partner is unknown before anything is said about the body
        CustomerId customer =
                customers.get(CustomerId.of(id), agent.requirePartner()).id();
        Optional<UUID> request = RequestIdFilter.parse(requestId);
        Order order = orders.order(agent, customer, body.request(customer, request));
        return ResponseEntity.created(URI.create("/v1/customers/%s/orders/%s".formatted(customer, order.id())))
                .body(OrderBody.of(order));
    }

    @GetMapping
    Listing<OrderBody> list(@PathVariable String id) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = CustomerId.of(id);
        List<OrderBody> found =
                orders.ordersOf(agent, customer).stream().map(OrderBody::of).toList();
        return Listing.of(found, "customers/%s/orders".formatted(customer));
    }

    @GetMapping("/{order}")
    OrderBody get(@PathVariable String id, @PathVariable String order) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = CustomerId.of(id);
        customers.get(customer, agent.requirePartner());
        return OrderBody.of(orders.order(agent, customer, uuid(order, OfferReason.UNKNOWN_ORDER)));
    }

    /** Reads an id from an address; what cannot be an id does not exist. */
    static UUID uuid(String text, Reason unknown) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Refusal.notFound(unknown, text);
        }
        return UUID.fromString(text);
    }
}
