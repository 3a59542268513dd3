package org.eduverify.api;

import org.eduverify.access.Access;
import org.eduverify.customer.Customers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Whether a primary domain is taken: 200 if it is, 404 if it is free; the answer has no body. */
@RestController
class DomainsController {

    private final Customers customers;
    private final Access access;

    DomainsController(Customers customers, Access access) {
        this.customers = customers;
        this.access = access;
    }

    @RequestMapping(path = "/v1/domains/{domain}", method = RequestMethod.HEAD)
    ResponseEntity<Void> isTaken(@PathVariable String domain) {
        access.currentAgent();
        return customers.isDomainTaken(domain)
                ? ResponseEntity.ok().build()
                : ResponseEntity.notFound().build();
    }
}
