package org.eduverify.offers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.offers.catalogue.ProductType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions in PostgreSQL. */
@Repository
class SubscriptionRepository {

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer's subscriptions, oldest first. */
    List<Subscription> of(CustomerId customer) {
        return jdbc.sql("select * from eduverify.subscription where customer_id = ? order by created_at, id")
                .param(customer.value())
                .query(SubscriptionRepository::subscription)
                .list();
    }

    /** The customer's subscriptions that the order created or extended, oldest first. */
    List<Subscription> of(CustomerId customer, UUID order) {
        return jdbc.sql("""
            select s.* from eduverify.subscription s
            where s.customer_id = ?
              and exists (select from eduverify.order_line l where l.subscription_id = s.id and l.order_id = ?)
            order by s.created_at, s.id
            """)
                .params(customer.value(), order)
                .query(SubscriptionRepository::subscription)
                .list();
    }

    Optional<Subscription> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from eduverify.subscription where customer_id = ? and id = ?")
                .params(customer.value(), id)
                .query(SubscriptionRepository::subscription)
                .optional();
    }

    /** The quantity that the customer holds, by offer. */
    Map<String, Integer> heldByOffer(CustomerId customer) {
        Map<String, Integer> held = new HashMap<>();
        of(customer).forEach(one -> held.merge(one.offerId(), one.quantity(), Integer::sum));
        return held;
    }

    void insert(Subscription subscription, Offer offer) {
        jdbc.sql("""
            insert into eduverify.subscription (id, customer_id, order_id, offer_id, offer_name, friendly_name, quantity,
              maximum_quantity, unit, product_type, billing_cycle, created_at, commitment_end, auto_renew, trial)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .param(subscription.id())
                .param(subscription.customer().value())
                .param(subscription.orderId())
                .param(subscription.offerId())
                .param(subscription.offerName())
                .param(subscription.friendlyName())
                .param(subscription.quantity())
                .param(offer.maximumQuantity())
                .param(subscription.unit())
                .param(subscription.type().name())
                .param(subscription.billingCycle().name())
                .param(Timestamp.from(subscription.createdAt()))
                .param(subscription.commitmentEnd().map(Timestamp::from).orElse(null))
                .param(subscription.autoRenew())
                .param(subscription.trial())
                .update();
    }

    void extend(UUID id, int by, Offer offer) {
        jdbc.sql("update eduverify.subscription set quantity = quantity + ?, maximum_quantity = ? where id = ?")
                .params(by, offer.maximumQuantity(), id)
                .update();
    }

    private static Subscription subscription(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getObject("order_id", UUID.class),
                row.getString("offer_id"),
                row.getString("offer_name"),
                row.getString("friendly_name"),
                row.getInt("quantity"),
                row.getString("unit"),
                ProductType.valueOf(row.getString("product_type")),
                BillingCycle.valueOf(row.getString("billing_cycle")),
                instant(row, "created_at"),
                Optional.ofNullable(row.getTimestamp("commitment_end")).map(Timestamp::toInstant),
                row.getBoolean("auto_renew"),
                row.getBoolean("trial"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
