package org.eduverify.offers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders in PostgreSQL. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The order that this request has placed for the customer.
     *
     * @throws Refusal if the request id was used for an order with another fingerprint
     */
    Optional<Order> answered(CustomerId customer, UUID requestId, String fingerprint) {
        return jdbc.sql("select id, fingerprint from eduverify.customer_order where customer_id = ? and request_id = ?")
                .params(customer.value(), requestId)
                .query((row, number) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw Refusal.conflict(OfferReason.REQUEST_ID_USED);
                    }
                    return row.getObject("id", UUID.class);
                })
                .optional()
                .flatMap(id -> find(customer, id));
    }

    void insert(UUID id, CustomerId customer, OrderRequest request, String fingerprint, String by, Instant at) {
        jdbc.sql("""
            insert into eduverify.customer_order
              (id, customer_id, request_id, fingerprint, billing_cycle, ordered_by, ordered_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .param(id)
                .param(customer.value())
                .param(request.requestId().orElse(null))
                .param(fingerprint)
                .param(request.billingCycle().map(Enum::name).orElse(null))
                .param(by)
                .param(Timestamp.from(at))
                .update();
    }

    void insertLine(UUID order, Order.Line line, String decisionTable) {
        jdbc.sql("""
            insert into eduverify.order_line (order_id, number, offer_id, offer_name, quantity, billing_cycle,
              friendly_name, partner_on_record, subscription_id, decision_table)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .param(order)
                .param(line.number())
                .param(line.offerId())
                .param(line.offerName())
                .param(line.quantity())
                .param(line.billingCycle().name())
                .param(line.friendlyName().orElse(null))
                .param(line.partnerOnRecord().orElse(null))
                .param(line.subscriptionId())
                .param(decisionTable)
                .update();
    }

    /** The customer's orders, newest first. */
    List<Order> of(CustomerId customer) {
        return jdbc.sql("select * from eduverify.customer_order where customer_id = ? order by ordered_at desc, id")
                .param(customer.value())
                .query((row, number) -> order(row))
                .list();
    }

    Optional<Order> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from eduverify.customer_order where customer_id = ? and id = ?")
                .params(customer.value(), id)
                .query((row, number) -> order(row))
                .optional();
    }

    private Order order(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Order(
                id,
                new CustomerId(row.getObject("customer_id", UUID.class)),
                Optional.ofNullable(row.getString("billing_cycle")).map(BillingCycle::valueOf),
                row.getString("ordered_by"),
                row.getTimestamp("ordered_at").toInstant(),
                lines(id));
    }

    private List<Order.Line> lines(UUID order) {
        return jdbc.sql("select * from eduverify.order_line where order_id = ? order by number")
                .param(order)
                .query((row, number) -> new Order.Line(
                        row.getInt("number"),
                        row.getString("offer_id"),
                        row.getString("offer_name"),
                        row.getInt("quantity"),
                        BillingCycle.valueOf(row.getString("billing_cycle")),
                        Optional.ofNullable(row.getString("friendly_name")),
                        Optional.ofNullable(row.getString("partner_on_record")),
                        row.getObject("subscription_id", UUID.class)))
                .list();
    }
}
