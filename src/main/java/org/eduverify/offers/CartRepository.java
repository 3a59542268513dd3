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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Carts in PostgreSQL. */
@Repository
class CartRepository {

    private final JdbcClient jdbc;

    CartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cart that this request has created for the customer. */
    Optional<Cart> answered(CustomerId customer, UUID requestId) {
        return jdbc.sql("select * from eduverify.cart where customer_id = ? and request_id = ?")
                .params(customer.value(), requestId)
                .query((row, number) -> cart(row))
                .optional();
    }

    Optional<Cart> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from eduverify.cart where customer_id = ? and id = ?")
                .params(customer.value(), id)
                .query((row, number) -> cart(row))
                .optional();
    }

    void insert(Cart cart, Optional<UUID> requestId) {
        jdbc.sql("""
            insert into eduverify.cart (id, customer_id, request_id, last_modified_by, created_at, last_modified_at)
            values (?, ?, ?, ?, ?, ?)
            """)
                .param(cart.id())
                .param(cart.customer().value())
                .param(requestId.orElse(null))
                .param(cart.lastModifiedBy())
                .param(Timestamp.from(cart.createdAt()))
                .param(Timestamp.from(cart.lastModifiedAt()))
                .update();
        insertLines(cart.id(), cart.lines());
    }

    void replaceLines(UUID cart, List<OrderRequest.Line> lines, String by, Instant at) {
        jdbc.sql("delete from eduverify.cart_line where cart_id = ?")
                .param(cart)
                .update();
        insertLines(cart, lines);
        jdbc.sql("update eduverify.cart set last_modified_by = ?, last_modified_at = ? where id = ?")
                .params(by, Timestamp.from(at), cart)
                .update();
    }

    void checkedOut(UUID cart, UUID order, Instant at) {
        jdbc.sql("update eduverify.cart set order_id = ?, last_modified_at = ? where id = ?")
                .params(order, Timestamp.from(at), cart)
                .update();
    }

    private void insertLines(UUID cart, List<OrderRequest.Line> lines) {
        for (OrderRequest.Line line : lines) {
            jdbc.sql("""
                insert into eduverify.cart_line
                  (cart_id, number, offer_id, quantity, billing_cycle, friendly_name, partner_on_record)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                    .param(cart)
                    .param(line.number())
                    .param(line.offerId())
                    .param(line.quantity())
                    .param(line.billingCycle().map(Enum::name).orElse(null))
                    .param(line.friendlyName().orElse(null))
                    .param(line.partnerOnRecord().orElse(null))
                    .update();
        }
    }

    private Cart cart(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Cart(
                id,
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("last_modified_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_modified_at").toInstant(),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                lines(id));
    }

    private List<OrderRequest.Line> lines(UUID cart) {
        return jdbc.sql("select * from eduverify.cart_line where cart_id = ? order by number")
                .param(cart)
                .query((row, number) -> new OrderRequest.Line(
                        row.getInt("number"),
                        row.getString("offer_id"),
                        row.getInt("quantity"),
                        Optional.ofNullable(row.getString("billing_cycle")).map(BillingCycle::valueOf),
                        Optional.ofNullable(row.getString("friendly_name")),
                        Optional.ofNullable(row.getString("partner_on_record"))))
                .list();
    }
}
