package org.eduverify.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.CustomerBodies.QualificationRequest;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.customer.VettingReason;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The status of a customer's newest verification; requests, resubmissions and withdrawals. */
@RestController
@RequestMapping("/v1/customers/{id}/qualifications")
class QualificationsController {

    /**
     * The newest verification.
     *
     * @param vettingReason only with the status {@code Denied}
     */
    record QualificationBody(
            String qualification, String vettingStatus, String vettingReason, Instant vettingCreatedDate) {}

    private final Customers customers;
    private final CustomerVerifications verifications;
    private final CurrentActor currentActor;

    QualificationsController(Customers customers, CustomerVerifications verifications, CurrentActor currentActor) {
        this.customers = customers;
        this.verifications = verifications;
        this.currentActor = currentActor;
    }

    @GetMapping
    List<QualificationBody> list(@PathVariable String id) {
        return newest(id).stream().toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<QualificationBody> request(@PathVariable String id, @RequestBody QualificationRequest body) {
        CustomerId customer = CustomerId.of(id);
        Actor agent = currentActor.requireAgent();
        customers.get(customer, agent.requirePartner());
        if (!SpecialQualification.EDUCATION.text().equals(body.qualification())) {
            throw onlyEducation("qualification");
        }
        verifications.request(agent, customer, body.fields());
        return ResponseEntity.created(URI.create("/v1/customers/%s/qualifications".formatted(id)))
                .body(newest(id).orElseThrow());
    }

    /** Withdraws the running request. The vendor's API has no such operation. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id) {
        verifications.withdraw(currentActor.requireAgent(), CustomerId.of(id));
    }

    private Optional<QualificationBody> newest(String id) {
        Customer customer =
                customers.get(CustomerId.of(id), currentActor.requireAgent().requirePartner());
        return customer.vetting()
                .map(vetting -> new QualificationBody(
                        SpecialQualification.EDUCATION.text(),
                        vetting.status().text(),
                        vetting.reason().map(VettingReason::text).orElse(null),
                        vetting.createdAt()));
    }

    static Refusal onlyEducation(String field) {
        return Refusal.invalid(field, ApiReason.UNKNOWN_QUALIFICATION_TO_ASK_FOR);
    }
}
