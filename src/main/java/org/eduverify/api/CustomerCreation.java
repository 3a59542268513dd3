package org.eduverify.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.api.CustomerBodies.NewCustomer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates customers so that a repeated request creates none twice. The client libraries repeat a request with the same
 * {@code MS-RequestId} when they saw no answer; the id, the customer and the process start share one transaction.
 */
@Component
class CustomerCreation {

    private final CustomerVerifications verifications;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    CustomerCreation(
            CustomerVerifications verifications, JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
        this.verifications = verifications;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Creates the customer, or finds the one that the same request has created.
     *
     * @throws Refusal with every fault of the submission, or if the request id was used for another body
     */
    CustomerId create(Actor agent, NewCustomer body, Optional<UUID> requestId) {
        if (requestId.isEmpty()) {
            return submit(body);
        }
        Request request = new Request(agent.requirePartner(), requestId.get(), fingerprint(body));
        return transaction.execute(status -> {
            waitForTheSameRequest(request);
            return findAnswer(request).orElseGet(() -> answer(request, submit(body)));
        });
    }

    private record Request(String partner, UUID id, String fingerprint) {}

    private CustomerId submit(NewCustomer body) {
        boolean forEducation = body.qualification() != null;
        if (forEducation
                && !SpecialQualification.EDUCATION
                        .text()
                        .equals(body.qualification().qualification())) {
            throw QualificationsController.onlyEducation("qualification.qualification");
        }
        return verifications.submit(body.profile(), forEducation);
    }

    /** Of two calls with the same id that run at the same time, one waits until the other has ended. */
    private void waitForTheSameRequest(Request request) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(request.partner() + " " + request.id())
                .query((row, number) -> true)
                .single();
    }

    private Optional<CustomerId> findAnswer(Request request) {
        return jdbc.sql(
                        "select customer_id, fingerprint from eduverify.answered_request where partner = ? and request_id = ?")
                .params(request.partner(), request.id())
                .query((row, number) -> {
                    if (!row.getString("fingerprint").equals(request.fingerprint())) {
                        throw Refusal.conflict(ApiReason.REQUEST_ID_USED);
                    }
                    return new CustomerId(row.getObject("customer_id", UUID.class));
                })
                .optional();
    }

    private CustomerId answer(Request request, CustomerId customer) {
        jdbc.sql("""
            insert into eduverify.answered_request (partner, request_id, fingerprint, customer_id) values (?, ?, ?, ?)
            """)
                .params(request.partner(), request.id(), request.fingerprint(), customer.value())
                .update();
        return customer;
    }

    private String fingerprint(NewCustomer body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
