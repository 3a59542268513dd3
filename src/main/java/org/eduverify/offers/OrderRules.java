package org.eduverify.offers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eduverify.customer.Customer;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.Catalogue;
import org.eduverify.offers.catalogue.Catalogues;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.platform.Label;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.stereotype.Component;

/** Checks an order against the catalogue, against what the customer holds, and against the table of who may buy what. */
@Component
class OrderRules {

    private static final int MOST_LINES = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 50;
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private final Catalogues catalogues;
    private final Offers offers;
    private final SubscriptionRepository subscriptions;

    OrderRules(Catalogues catalogues, Offers offers, SubscriptionRepository subscriptions) {
        this.catalogues = catalogues;
        this.offers = offers;
        this.subscriptions = subscriptions;
    }

    /**
     * What the order would do.
     *
     * @throws Refusal with every fault of the lines, or with the first offer that the customer may not buy
     */
    OrderReview review(Customer customer, OrderRequest request) {
        Catalogue catalogue = catalogues.current();
        List<Offer> ordered = offers(request, catalogue);
        List<Subscription> held = subscriptions.of(customer.id());
        refuseWhatIsNotSoldThere(customer, ordered);
        Set<String> others = new HashSet<>();
        held.forEach(subscription -> others.add(subscription.offerId()));
        ordered.forEach(offer -> others.add(offer.id()));

        Map<String, Integer> quantities = subscriptions.heldByOffer(customer.id());
        List<Fault> faults = new ArrayList<>();
        List<OrderReview.Line> lines = new ArrayList<>();
        for (int index = 0; index < ordered.size(); index++) {
            Offer offer = ordered.get(index);
            OrderRequest.Line line = request.lines().get(index);
            OfferDecision decision = offers.decide(customer, offer, others);
            decision.reason().ifPresent(reason -> {
                throw Refusal.forbidden(reason, offer.name(), prerequisites(offer, catalogue));
            });
            BillingCycle cycle = line.billingCycle()
                    .or(request::billingCycle)
                    .orElse(offer.billingCycles().get(0));
            faults.addAll(faultsOf(index, line, offer, cycle, quantities.getOrDefault(offer.id(), 0)));
            lines.add(new OrderReview.Line(line, offer, cycle, extended(held, offer, cycle), decision.decisionTable()));
        }
        refuseIfAny(faults);
        return new OrderReview(lines);
    }

    /**
     * Checks what can be known of lines before they are ordered.
     *
     * @throws Refusal with every fault
     */
    void checkLines(OrderRequest request) {
        offers(request, catalogues.current());
    }

    private static List<Offer> offers(OrderRequest request, Catalogue catalogue) {
        refuseIfAny(faultsOfNumbersAndTexts(request));
        return known(request, catalogue);
    }

    private static List<Fault> faultsOfNumbersAndTexts(OrderRequest request) {
        if (request.lines().isEmpty()) {
            return List.of(new Fault("lineItems", OfferReason.NO_LINES));
        }
        if (request.lines().size() > MOST_LINES) {
            return List.of(new Fault("lineItems", OfferReason.TOO_MANY_LINES, MOST_LINES));
        }
        List<Fault> faults = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>();
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < request.lines().size(); index++) {
            OrderRequest.Line line = request.lines().get(index);
            if (!numbers.add(line.number()) || line.number() < 0) {
                faults.add(new Fault(field(index, "lineItemNumber"), OfferReason.LINE_NUMBER));
            }
            if (!ids.add(line.offerId())) {
                faults.add(new Fault(field(index, "offerId"), OfferReason.OFFER_TWICE, line.offerId()));
            }
            if (isUnfit(line.friendlyName(), LONGEST_NAME)) {
                faults.add(new Fault(field(index, "friendlyName"), OfferReason.TEXT, LONGEST_NAME));
            }
            if (isUnfit(line.partnerOnRecord(), LONGEST_ID)) {
                faults.add(new Fault(field(index, "partnerIdOnRecord"), OfferReason.TEXT, LONGEST_ID));
            }
        }
        return faults;
    }

    private static boolean isUnfit(Optional<String> text, int longest) {
        return text.filter(value -> value.length() > longest
                        || CONTROL_CHARACTER.matcher(value).find())
                .isPresent();
    }

    /** The offer of each line. */
    private static List<Offer> known(OrderRequest request, Catalogue catalogue) {
        List<Offer> offers = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < request.lines().size(); index++) {
            String id = request.lines().get(index).offerId();
            Optional<Offer> offer = catalogue.find(id);
            offer.ifPresent(offers::add);
            if (offer.isEmpty()) {
                faults.add(new Fault(field(index, "offerId"), OfferReason.UNKNOWN_OFFER_IN_LINE, String.valueOf(id)));
            }
        }
        refuseIfAny(faults);
        return offers;
    }

    private static void refuseWhatIsNotSoldThere(Customer customer, List<Offer> ordered) {
        String country = customer.profile().country();
        ordered.stream().filter(offer -> !offer.isSoldIn(country)).findFirst().ifPresent(offer -> {
            throw Refusal.forbidden(OfferReason.NOT_IN_COUNTRY, offer.name(), country);
        });
    }

    private static List<Fault> faultsOf(int index, OrderRequest.Line line, Offer offer, BillingCycle cycle, int held) {
        List<Fault> faults = new ArrayList<>();
        if (!offer.billingCycles().contains(cycle)) {
            faults.add(new Fault(
                    "billingCycle",
                    OfferReason.BILLING_CYCLE_NOT_SUPPORTED,
                    offer.name(),
                    cycle.words(),
                    offer.billingCycles().stream().map(BillingCycle::words).collect(Collectors.joining(", "))));
        }
        long total = (long) held + line.quantity();
        if (line.quantity() < 1 || total < offer.minimumQuantity()) {
            faults.add(new Fault(
                    field(index, "quantity"),
                    OfferReason.QUANTITY_TOO_SMALL,
                    offer.name(),
                    Integer.toString(Math.max(1, offer.minimumQuantity() - held))));
        }
        if (total > offer.maximumQuantity()) {
            faults.add(new Fault(
                    field(index, "quantity"),
                    OfferReason.QUANTITY_TOO_LARGE,
                    offer.name(),
                    Integer.toString(offer.maximumQuantity()),
                    Integer.toString(held)));
        }
        return faults;
    }

    private static Optional<Subscription> extended(List<Subscription> held, Offer offer, BillingCycle cycle) {
        return held.stream()
                .filter(one -> one.offerId().equals(offer.id()) && one.billingCycle() == cycle)
                .findFirst();
    }

    private static Label prerequisites(Offer offer, Catalogue catalogue) {
        return Label.anyOf(offer.prerequisites().stream()
                .map(id -> catalogue.find(id).map(Offer::name).orElse(id))
                .toList());
    }

    private static String field(int index, String member) {
        return "lineItems[%d].%s".formatted(index, member);
    }

    private static void refuseIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }
}
