package org.eduverify.portal;

import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.process.OpenStep;
import org.eduverify.process.OpenSteps;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads everything that the Account page shows at one moment, so that status, step and attempts agree. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class AccountViews {

    private final Customers customers;
    private final OpenSteps steps;
    private final Verification verification;

    AccountViews(Customers customers, OpenSteps steps, Verification verification) {
        this.customers = customers;
        this.steps = steps;
        this.verification = verification;
    }

    /**
     * The customer of the agent's partner.
     *
     * @throws org.eduverify.platform.Refusal if the partner has no such customer
     */
    public Customer customer(CustomerId id, Actor agent) {
        return customers.get(id, agent.requirePartner());
    }

    /**
     * What the page shows.
     *
     * @throws org.eduverify.platform.Refusal if the partner has no such customer
     */
    public AccountView of(CustomerId id, Actor agent) {
        Customer customer = customer(id, agent);
        Optional<OpenStep> step = steps.of(id);
        return new AccountView(customer, step, verification.history(id), agent);
    }

    /** Changes whenever the page would; cheaper than the whole page. */
    public String fingerprint(CustomerId id, Actor agent) {
        return AccountView.fingerprint(customer(id, agent), steps.of(id));
    }
}
