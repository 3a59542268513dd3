package org.eduverify.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.customer.AccountStatus;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerQuery;
import org.eduverify.customer.CustomerSearch;
import org.eduverify.customer.Customers;
import org.eduverify.process.OpenStep;
import org.eduverify.process.OpenStep.Kind;
import org.eduverify.process.OpenSteps;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page "Customers": what waits for the user, and all customers of the partner. */
@Controller
class CustomerListController {

    private static final int PAGE_SIZE = 25;
    private static final int MOST_PAGES = 100_000;
    private static final int SHOWN_OF_EACH_KIND = 5;
    private static final Duration NEW = Duration.ofDays(2);

    /** A customer that waits for the user, or whose decision is new. */
    record Waiting(Customer customer, Optional<OpenStep> step) {}

    /**
     * One page of the list.
     *
     * @param number from 1
     * @param total customers on all pages
     */
    record Page(List<Customer> customers, int number, int pages, long total) {}

    private final CustomerSearch search;
    private final Customers customers;
    private final OpenSteps steps;
    private final CurrentActor currentActor;
    private final Clock clock;

    CustomerListController(
            CustomerSearch search, Customers customers, OpenSteps steps, CurrentActor currentActor, Clock clock) {
        this.search = search;
        this.customers = customers;
        this.steps = steps;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/portal/customers")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Actor agent = currentActor.requireAgent();
        CustomerQuery query = new CustomerQuery(q, status(status), sort(sort));
        Map<AccountStatus, Long> counts = search.counts(agent.requirePartner(), query);
        model.addAttribute("query", query);
        model.addAttribute("text", q.strip());
        model.addAttribute("counts", counts);
        model.addAttribute(
                "all", counts.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("page", page(agent, query, counts, page));
        model.addAttribute("statuses", AccountStatus.values());
        model.addAttribute("sorts", CustomerQuery.Sort.values());
        if (query.text().isEmpty() && query.status().isEmpty()) {
            addWaiting(agent, model);
        }
        return "portal/customers";
    }

    private Page page(Actor agent, CustomerQuery query, Map<AccountStatus, Long> counts, String wish) {
        long total = query.status()
                .map(status -> counts.getOrDefault(status, 0L))
                .orElseGet(() ->
                        counts.values().stream().mapToLong(Long::longValue).sum());
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int number = Math.min(pages, wish.matches("[1-9]\\d{0,5}") ? Math.min(Integer.parseInt(wish), MOST_PAGES) : 1);
        return new Page(
                search.page(agent.requirePartner(), query, (number - 1) * PAGE_SIZE, PAGE_SIZE), number, pages, total);
    }

    private void addWaiting(Actor agent, Model model) {
        String partner = agent.requirePartner();
        List<Kind> kinds = agent.roles().contains(Role.GLOBAL_ADMIN)
                ? List.of(Kind.CORRECT_PROFILE, Kind.REVIEW_AND_RESUBMIT)
                : List.of(Kind.REVIEW_AND_RESUBMIT);
        List<Waiting> waiting = new ArrayList<>();
        for (Kind kind : kinds) {
            steps.waiting(partner, kind, SHOWN_OF_EACH_KIND).stream()
                    .map(step -> new Waiting(customers.get(step.customer(), partner), Optional.of(step)))
                    .forEach(waiting::add);
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "waitingInAll",
                kinds.stream().mapToLong(kind -> steps.count(partner, kind)).sum());
        model.addAttribute(
                "decided",
                search.decidedSince(partner, clock.instant().minus(NEW), SHOWN_OF_EACH_KIND).stream()
                        .map(customer -> new Waiting(customer, Optional.empty()))
                        .toList());
    }

    private static Optional<AccountStatus> status(String text) {
        return Stream.of(AccountStatus.values())
                .filter(status -> key(status).equals(text))
                .findFirst();
    }

    private static CustomerQuery.Sort sort(String text) {
        return Stream.of(CustomerQuery.Sort.values())
                .filter(sort -> key(sort).equals(text))
                .findFirst()
                .orElse(CustomerQuery.Sort.NEWEST);
    }

    /** How a value is written in the address of the page: {@code in-review}. */
    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
