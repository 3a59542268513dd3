package org.eduverify.offers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders of a partner's customers and the subscriptions that they made. Another partner's customers do not exist here. */
@Service
@Transactional
public class Orders {

    private final Customers customers;
    private final OrderRules rules;
    private final OrderRepository orders;
    private final SubscriptionRepository subscriptions;
    private final Notices notices;
    private final Clock clock;

    Orders(
            Customers customers,
            OrderRules rules,
            OrderRepository orders,
            SubscriptionRepository subscriptions,
            Notices notices,
            Clock clock) {
        this.customers = customers;
        this.rules = rules;
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * What an order would do now; nothing is stored.
     *
     * @throws Refusal if the order would be refused
     */
    public OrderReview review(Actor agent, CustomerId id, OrderRequest request) {
        return rules.review(customers.get(id, agent.requirePartner()), request);
    }

    /**
     * Orders offers for a customer: creates a subscription for each line, or extends the one that the customer has of the
     * offer and billing cycle. All of it, or nothing. Orders of one customer wait for each other, so that together they
     * respect the maximum quantity, and for a decision about its qualification that is being stored.
     *
     * @return the order, or the former one if the request was answered before
     * @throws Refusal with every fault of the lines; if the customer may not buy an offer; or if the request id was used
     *     for another order
     */
    public Order order(Actor agent, CustomerId id, OrderRequest request) {
        Customer customer = customers.hold(id, agent.requirePartner());
        String fingerprint = fingerprint(request);
        Optional<Order> former = request.requestId().flatMap(requestId -> orders.answered(id, requestId, fingerprint));
        if (former.isPresent()) {
            return former.get();
        }
        OrderReview review = rules.review(customer, request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID order = UUID.randomUUID();
        orders.insert(order, id, request, fingerprint, agent.userId(), now);
        List<Order.Line> lines = new ArrayList<>();
        for (OrderReview.Line line : review.lines()) {
            Order.Line ordered = ordered(line, subscribe(customer, order, line, now));
            orders.insertLine(order, ordered, line.decisionTable());
            lines.add(ordered);
        }
        notices.record(id, Notice.Kind.ORDER_PLACED);
        return new Order(order, id, request.billingCycle(), agent.userId(), now, lines);
    }

    private UUID subscribe(Customer customer, UUID order, OrderReview.Line line, Instant now) {
        Offer offer = line.offer();
        int quantity = line.request().quantity();
        if (line.extended().isPresent()) {
            UUID extended = line.extended().get().id();
            subscriptions.extend(extended, quantity, offer);
            return extended;
        }
        UUID id = UUID.randomUUID();
        Optional<Instant> end = commitmentEnd(offer, line.billingCycle(), now);
        subscriptions.insert(
                new Subscription(
                        id,
                        customer.id(),
                        order,
                        offer.id(),
                        offer.name(),
                        line.request().friendlyName().orElse(offer.name()),
                        quantity,
                        offer.unit(),
                        offer.type(),
                        line.billingCycle(),
                        now,
                        end,
                        end.isPresent() && !offer.trial(),
                        offer.trial()),
                offer);
        return id;
    }

    private static Optional<Instant> commitmentEnd(Offer offer, BillingCycle cycle, Instant start) {
        ZonedDateTime from = start.atZone(ZoneOffset.UTC);
        if (offer.trial()) {
            return Optional.of(from.plusMonths(1).toInstant());
        }
        return switch (cycle) {
            case MONTHLY -> Optional.of(from.plusMonths(1).toInstant());
            case ANNUAL -> Optional.of(from.plusYears(1).toInstant());
            case ONE_TIME, NONE -> Optional.empty();
        };
    }

    private static Order.Line ordered(OrderReview.Line line, UUID subscription) {
        return new Order.Line(
                line.request().number(),
                line.offer().id(),
                line.offer().name(),
                line.request().quantity(),
                line.billingCycle(),
                line.request().friendlyName(),
                line.request().partnerOnRecord(),
                subscription);
    }

    /** The customer's orders, newest first. */
    public List<Order> ordersOf(Actor agent, CustomerId id) {
        return orders.of(customer(agent, id));
    }

    /**
     * One order of the customer.
     *
     * @throws Refusal if there is none with this id
     */
    public Order order(Actor agent, CustomerId id, UUID order) {
        return orders.find(customer(agent, id), order)
                .orElseThrow(() -> Refusal.notFound(OfferReason.UNKNOWN_ORDER, order.toString()));
    }

    /** What the customer holds, oldest first. */
    public List<Subscription> subscriptionsOf(Actor agent, CustomerId id) {
        return subscriptions.of(customer(agent, id));
    }

    /** The subscriptions that the order created or extended. */
    public List<Subscription> subscriptionsOf(Actor agent, CustomerId id, UUID order) {
        return subscriptions.of(customer(agent, id), order);
    }

    /**
     * One subscription of the customer.
     *
     * @throws Refusal if there is none with this id
     */
    public Subscription subscription(Actor agent, CustomerId id, UUID subscription) {
        return subscriptions
                .find(customer(agent, id), subscription)
                .orElseThrow(() -> Refusal.notFound(OfferReason.UNKNOWN_SUBSCRIPTION, subscription.toString()));
    }

    private CustomerId customer(Actor agent, CustomerId id) {
        return customers.get(id, agent.requirePartner()).id();
    }

    /** Everything of a request except its id, so that the same id with another content is noticed. */
    private static String fingerprint(OrderRequest request) {
        try {
            String content = "%s %s".formatted(request.billingCycle(), request.lines());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
