package org.eduverify.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.CustomerBodies.Attributes;
import org.eduverify.api.CustomerBodies.BillingProfile;
import org.eduverify.api.CustomerBodies.CompanyProfile;
import org.eduverify.api.CustomerBodies.CustomerBody;
import org.eduverify.api.CustomerBodies.Link;
import org.eduverify.api.CustomerBodies.NewCustomer;
import org.eduverify.api.CustomerBodies.Page;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerFilter;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers and their profiles. A partner's agents see only the customers of their own partner. */
@RestController
@RequestMapping("/v1/customers")
class CustomersController {

    private static final String CONTINUATION_TOKEN = "MS-ContinuationToken";
    private static final int MAX_PAGE_SIZE = 500;

    private final Customers customers;
    private final CustomerVerifications verifications;
    private final CustomerCreation creation;
    private final CustomerFilterParser filterParser;
    private final CurrentActor currentActor;

    CustomersController(
            Customers customers,
            CustomerVerifications verifications,
            CustomerCreation creation,
            CustomerFilterParser filterParser,
            CurrentActor currentActor) {
        this.customers = customers;
        this.verifications = verifications;
        this.creation = creation;
        this.filterParser = filterParser;
        this.currentActor = currentActor;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerBody> create(
            @RequestBody NewCustomer body,
            @RequestHeader(name = RequestIdFilter.REQUEST_ID, required = false) String requestId) {
        CustomerId id = creation.create(currentActor.requireAgent(), body, RequestIdFilter.parse(requestId));
        Customer customer = customers.get(id);
        return ResponseEntity.created(URI.create("/v1/customers/" + id))
                .eTag(CustomerBodies.etag(customer.profileVersion()))
                .body(CustomerBody.of(customer));
    }

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) String filter,
            @RequestParam(required = false) String seekOperation,
            @RequestHeader(name = CONTINUATION_TOKEN, required = false) String token) {
        String partner = agent().requirePartner();
        if (size < 1 || size > MAX_PAGE_SIZE) {
            throw Refusal.invalid("size", ApiReason.OUT_OF_RANGE, MAX_PAGE_SIZE);
        }
        if (seekOperation != null && !seekOperation.equalsIgnoreCase("Next")) {
            throw Refusal.invalid("seekOperation", ApiReason.UNKNOWN_OPERATION);
        }
        CustomerFilter condition = filterParser.parse(filter);
        Optional<CustomerId> after =
                seekOperation == null ? Optional.empty() : Optional.of(continuation(token, partner));
        List<Customer> found = customers.page(partner, condition, after, size + 1);
        boolean more = found.size() > size;
        List<Customer> page = more ? found.subList(0, size) : found;
        String next = more ? page.get(page.size() - 1).id().toString() : null;
        return new Page(
                customers.count(partner, condition),
                page.stream().map(CustomerBody::of).toList(),
                next,
                links(size, next),
                new Attributes("Collection", null));
    }

    private CustomerId continuation(String token, String partner) {
        try {
            return customers.get(CustomerId.of(token), partner).id();
        } catch (Refusal unknown) {
            throw Refusal.invalid(CONTINUATION_TOKEN, ApiReason.UNKNOWN_TOKEN, CONTINUATION_TOKEN);
        }
    }

    private static Map<String, Link> links(int size, String next) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", Link.get("/customers?size=" + size));
        if (next != null) {
            links.put(
                    "next",
                    Link.get(
                            "/customers?size=%d&seekOperation=Next".formatted(size),
                            new Link.Header(CONTINUATION_TOKEN, next)));
        }
        return links;
    }

    @GetMapping("/{id}")
    CustomerBody get(@PathVariable String id) {
        return CustomerBody.of(customer(id));
    }

    @GetMapping("/{id}/profiles/company")
    CompanyProfile companyProfile(@PathVariable String id) {
        return CompanyProfile.of(customer(id));
    }

    @GetMapping("/{id}/profiles/billing")
    ResponseEntity<BillingProfile> billingProfile(@PathVariable String id) {
        return answer(customer(id));
    }

    /** Corrects the profile. Members that the body omits keep their value; an empty text removes a value. */
    @PutMapping(path = "/{id}/profiles/billing", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BillingProfile> correct(
            @PathVariable String id,
            @RequestBody BillingProfile body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        CustomerId customer = CustomerId.of(id);
        verifications.correct(agent(), customer, body.fields(), version(ifMatch));
        return answer(customer(id));
    }

    private static Optional<Integer> version(String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        String digits = ifMatch.replaceAll("^(W/)?\"?|\"$", "");
        return Optional.of(digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1);
    }

    private static ResponseEntity<BillingProfile> answer(Customer customer) {
        return ResponseEntity.ok()
                .eTag(CustomerBodies.etag(customer.profileVersion()))
                .body(BillingProfile.of(customer));
    }

    private Customer customer(String id) {
        return customers.get(CustomerId.of(id), agent().requirePartner());
    }

    private Actor agent() {
        return currentActor.requireAgent();
    }
}
