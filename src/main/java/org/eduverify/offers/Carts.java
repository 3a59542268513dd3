package org.eduverify.offers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carts of a partner's customers: a thin layer over {@link Orders}. */
@Service
@Transactional
public class Carts {

    private final Customers customers;
    private final CartRepository carts;
    private final OrderRules rules;
    private final Orders orders;
    private final Clock clock;

    Carts(Customers customers, CartRepository carts, OrderRules rules, Orders orders, Clock clock) {
        this.customers = customers;
        this.carts = carts;
        this.rules = rules;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Creates a cart, or finds the one that the same request has created.
     *
     * @throws Refusal if a line is not well-formed or names an offer that the catalogue does not have
     */
    public Cart create(Actor agent, CustomerId id, Optional<UUID> requestId, List<OrderRequest.Line> lines) {
        CustomerId customer = customers.hold(id, agent.requirePartner()).id();
        Optional<Cart> former = requestId.flatMap(request -> carts.answered(customer, request));
        if (former.isPresent()) {
            return former.get();
        }
        rules.checkLines(request(lines));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Cart cart = new Cart(UUID.randomUUID(), customer, agent.userId(), now, now, Optional.empty(), lines);
        carts.insert(cart, requestId);
        return cart;
    }

    /**
     * One cart of the customer.
     *
     * @throws Refusal if there is none with this id
     */
    public Cart get(Actor agent, CustomerId id, UUID cart) {
        CustomerId customer = customers.get(id, agent.requirePartner()).id();
        return carts.find(customer, cart).orElseThrow(() -> unknown(cart));
    }

    /**
     * Replaces the lines of a cart.
     *
     * @throws Refusal as when a cart is created, or if the cart is checked out
     */
    public Cart replace(Actor agent, CustomerId id, UUID cart, List<OrderRequest.Line> lines) {
        Cart open = held(agent, id, cart);
        if (open.order().isPresent()) {
            throw Refusal.conflict(OfferReason.CART_CHECKED_OUT);
        }
        rules.checkLines(request(lines));
        carts.replaceLines(cart, lines, agent.userId(), clock.instant());
        return get(agent, id, cart);
    }

    /**
     * Orders what is in the cart. A cart that is checked out already answers with its order.
     *
     * @throws Refusal as an order does; the cart then stays open
     */
    public Order checkOut(Actor agent, CustomerId id, UUID cart) {
        Cart held = held(agent, id, cart);
        if (held.order().isPresent()) {
            return orders.order(agent, id, held.order().get());
        }
        Order order = orders.order(agent, id, request(held.lines()));
        carts.checkedOut(cart, order.id(), clock.instant());
        return order;
    }

    /** The cart as it is after everyone who held the customer before; nobody else changes or orders it meanwhile. */
    private Cart held(Actor agent, CustomerId id, UUID cart) {
        CustomerId customer = customers.hold(id, agent.requirePartner()).id();
        return carts.find(customer, cart).orElseThrow(() -> unknown(cart));
    }

    private static OrderRequest request(List<OrderRequest.Line> lines) {
        return new OrderRequest(Optional.empty(), Optional.empty(), lines);
    }

    private static Refusal unknown(UUID cart) {
        return Refusal.notFound(OfferReason.UNKNOWN_CART, cart.toString());
    }
}
