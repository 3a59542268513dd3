package org.eduverify.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.api.AnsweredRequestRepository.AnsweredRequest;
import org.eduverify.api.CustomerBodies.NewCustomer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.platform.AdvisoryLocks;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates customers idempotently. The client libraries repeat a request with the same {@code MS-RequestId} when they did
 * not receive the answer. The request id, the customer and the start of the process share one transaction.
 */
@Service
class CustomerCreation {

    private final CustomerVerifications verifications;
    private final AnsweredRequestRepository requests;
    private final AdvisoryLocks locks;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    CustomerCreation(
            CustomerVerifications verifications,
            AnsweredRequestRepository requests,
            AdvisoryLocks locks,
            TransactionTemplate transaction,
            ObjectMapper json) {
        this.verifications = verifications;
        this.requests = requests;
        this.locks = locks;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Creates the customer, or returns the customer that the same request has created before.
     *
     * @throws Refusal with every fault of the submission, or if the request id was used with another body
     */
    CustomerId create(Actor agent, NewCustomer body, Optional<UUID> requestId) {
        return requestId
                .map(id -> transaction.execute(status -> createOnce(agent.requirePartner(), body, id)))
                .orElseGet(() -> submit(body));
    }

    /** Concurrent requests with the same id run one after the other. */
    private CustomerId createOnce(String partner, NewCustomer body, UUID requestId) {
        locks.lock("request %s of %s".formatted(requestId, partner));
        String fingerprint = fingerprint(body);
        Optional<AnsweredRequest> answered = requests.find(partner, requestId);
        if (answered.isEmpty()) {
            CustomerId customer = submit(body);
            requests.insert(partner, requestId, new AnsweredRequest(fingerprint, customer));
            return customer;
        }
        if (!answered.get().fingerprint().equals(fingerprint)) {
            throw Refusal.conflict(ApiReason.REQUEST_ID_USED);
        }
        return answered.get().customer();
    }

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

    private String fingerprint(NewCustomer body) {
        try {
            return Hashing.sha256()
                    .hashString(json.writeValueAsString(body), StandardCharsets.UTF_8)
                    .toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
