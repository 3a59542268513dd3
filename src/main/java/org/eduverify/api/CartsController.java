package org.eduverify.api;

import java.net.URI;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.CartsBodies.CartBody;
import org.eduverify.api.CartsBodies.CheckoutBody;
import org.eduverify.api.CartsBodies.NewCart;
import org.eduverify.api.OrdersBodies.OrderBody;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.offers.Cart;
import org.eduverify.offers.Carts;
import org.eduverify.offers.OfferReason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Carts of a customer, and their checkout into an order. */
@RestController
@RequestMapping("/v1/customers/{id}/carts")
class CartsController {

    private final Carts carts;
    private final Customers customers;
    private final CurrentActor currentActor;

    CartsController(Carts carts, Customers customers, CurrentActor currentActor) {
        this.carts = carts;
        this.customers = customers;
        this.currentActor = currentActor;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CartBody> create(
            @PathVariable String id,
            @RequestBody NewCart body,
            @RequestHeader(name = RequestIdFilter.REQUEST_ID, required = false) String requestId) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(agent, id);
        Cart cart = carts.create(agent, customer, RequestIdFilter.parse(requestId), body.lines());
        return ResponseEntity.created(URI.create("/v1/customers/%s/carts/%s".formatted(customer, cart.id())))
                .body(CartBody.of(cart));
    }

    @GetMapping("/{cart}")
    CartBody get(@PathVariable String id, @PathVariable String cart) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(agent, id);
        return CartBody.of(carts.get(agent, customer, cart(cart)));
    }

    @PutMapping(path = "/{cart}", consumes = MediaType.APPLICATION_JSON_VALUE)
    CartBody replace(@PathVariable String id, @PathVariable String cart, @RequestBody NewCart body) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(agent, id);
        return CartBody.of(carts.replace(agent, customer, cart(cart), body.lines()));
    }

    /** Client libraries send a body without meaning, which is not read. */
    @PostMapping("/{cart}/checkout")
    @ResponseStatus(HttpStatus.CREATED)
    CheckoutBody checkOut(@PathVariable String id, @PathVariable String cart) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(agent, id);
        return CheckoutBody.of(OrderBody.of(carts.checkOut(agent, customer, cart(cart))));
    }

    private CustomerId customer(Actor agent, String id) {
        return customers.get(CustomerId.of(id), agent.requirePartner()).id();
    }

    private static UUID cart(String cart) {
        return OrdersController.uuid(cart, OfferReason.UNKNOWN_CART);
    }
}
