package org.eduverify.api;

import org.eduverify.access.CurrentActor;
import org.eduverify.customer.Customers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Answers whether a primary domain is taken: 200 if it is taken, 404 if it is free. The answer has no body. */
@RestController
class DomainsController {

    private final Customers customers;
    private final CurrentActor currentActor;

    DomainsController(Customers customers, CurrentActor currentActor) {
        this.customers = customers;
        this.currentActor = currentActor;
    }

    @RequestMapping(path = "/v1/domains/{domain}", method = RequestMethod.HEAD)
    ResponseEntity<Void> isTaken(@PathVariable String domain) {
        currentActor.requireAgent();
        return customers.isDomainTaken(domain)
                ? ResponseEntity.ok().build()
                : ResponseEntity.notFound().build();
    }
}
