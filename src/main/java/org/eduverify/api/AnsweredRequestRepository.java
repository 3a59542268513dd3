package org.eduverify.api;

import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that have created a customer, by partner and request id, in PostgreSQL. */
@Repository
class AnsweredRequestRepository {

    /**
     * A request that has created a customer.
     *
     * @param fingerprint hash of the request body
     * @param customer the customer that the request has created
     */
    record AnsweredRequest(String fingerprint, CustomerId customer) {}

    private final JdbcClient jdbc;

    AnsweredRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AnsweredRequest> find(String partner, UUID requestId) {
        return jdbc.sql("""
            select customer_id, fingerprint from eduverify.answered_request where partner = ? and request_id = ?
            """)
                .params(partner, requestId)
                .query((row, number) -> new AnsweredRequest(
                        row.getString("fingerprint"), new CustomerId(row.getObject("customer_id", UUID.class))))
                .optional();
    }

    void insert(String partner, UUID requestId, AnsweredRequest request) {
        jdbc.sql("""
            insert into eduverify.answered_request (partner, request_id, fingerprint, customer_id) values (?, ?, ?, ?)
            """)
                .params(
                        partner,
                        requestId,
                        request.fingerprint(),
                        request.customer().value())
                .update();
    }
}
