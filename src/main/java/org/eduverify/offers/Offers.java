package org.eduverify.offers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Vetting;
import org.eduverify.customer.VettingReason;
import org.eduverify.offers.catalogue.Catalogue;
import org.eduverify.offers.catalogue.Catalogues;
import org.eduverify.offers.catalogue.Category;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.offers.catalogue.ProductType;
import org.eduverify.offers.catalogue.Segment;
import org.eduverify.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The offers of the current catalogue, and which of them a customer may buy. */
@Service
@Transactional
public class Offers {

    private final Catalogues catalogues;
    private final OfferEligibilityTable table;
    private final SubscriptionRepository subscriptions;

    Offers(Catalogues catalogues, OfferEligibilityTable table, SubscriptionRepository subscriptions) {
        this.catalogues = catalogues;
        this.table = table;
        this.subscriptions = subscriptions;
    }

    /** Every offer that is sold in the country (ISO 3166-1 alpha-2, upper case), regardless of who may buy it. */
    public List<Offer> soldIn(String country) {
        return catalogues.current().offersIn(country);
    }

    /**
     * The offer with this id, as it is sold in the country.
     *
     * @throws Refusal if the current catalogue does not have it, or not for this country
     */
    public Offer get(String id, String country) {
        return catalogues
                .current()
                .find(id)
                .filter(offer -> offer.isSoldIn(country))
                .orElseThrow(() -> Refusal.notFound(OfferReason.UNKNOWN_OFFER, id));
    }

    /**
     * The offers that the customer may buy in its country. Add-ons are among them although their prerequisite may still be
     * missing, because it can be ordered at the same time.
     */
    public CustomerOffers offersFor(Customer customer) {
        Catalogue catalogue = catalogues.current();
        Map<String, Integer> held = subscriptions.heldByOffer(customer.id());
        Map<Map<OfferFact, String>, OfferDecision> decisions = new HashMap<>();
        List<AvailableOffer> available = new ArrayList<>();
        for (Offer offer : catalogue.offersIn(customer.profile().country())) {
            Map<OfferFact, String> facts =
                    facts(customer, offer.segment(), offer.type(), offer.isAddOn() ? "held" : "none needed");
            if (decisions.computeIfAbsent(facts, table::decide).mayBuy()) {
                available.add(new AvailableOffer(
                        offer, held.getOrDefault(offer.id(), 0), missing(offer, held.keySet(), catalogue)));
            }
        }
        // the sort is stable: within a segment the offers stay in the order of the catalogue
        available.sort(Comparator.comparing(one -> one.offer().segment() != Segment.EDUCATION));
        return new CustomerOffers(
                available,
                table.decide(facts(customer, Segment.EDUCATION, ProductType.LICENCE_BASED, "none needed"))
                        .reason());
    }

    /** The categories of the offers, in the order of the catalogue. */
    public List<Category> categoriesOf(List<Offer> offers) {
        return Catalogue.categories(offers);
    }

    /**
     * Whether the customer may buy the offer now.
     *
     * @param others ids of offers that it holds or orders at the same time
     */
    OfferDecision decide(Customer customer, Offer offer, Set<String> others) {
        String prerequisites = !offer.isAddOn()
                ? "none needed"
                : offer.prerequisites().stream().anyMatch(others::contains) ? "held" : "missing";
        return table.decide(facts(customer, offer.segment(), offer.type(), prerequisites));
    }

    private static List<Offer> missing(Offer offer, Set<String> held, Catalogue catalogue) {
        return offer.prerequisites().stream().anyMatch(held::contains)
                ? List.of()
                : offer.prerequisites().stream()
                        .map(catalogue::find)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Map<OfferFact, String> facts(
            Customer customer, Segment segment, ProductType type, String prerequisites) {
        Map<OfferFact, String> facts = new EnumMap<>(OfferFact.class);
        facts.put(
                OfferFact.CUSTOMER_QUALIFICATION,
                customer.specialQualification().text());
        facts.put(OfferFact.QUALIFICATION_STATUS, status(customer));
        facts.put(OfferFact.OFFER_SEGMENT, segment.words());
        facts.put(OfferFact.PRODUCT_TYPE, type.words());
        facts.put(OfferFact.PREREQUISITES, prerequisites);
        return facts;
    }

    private static String status(Customer customer) {
        if (customer.vetting().isEmpty()) {
            return "none";
        }
        Vetting newest = customer.vetting().get();
        return switch (newest.status()) {
            case IN_REVIEW -> "in review";
            case APPROVED -> "approved";
            case DENIED ->
                newest.reason()
                                .filter(VettingReason.NO_LONGER_AN_EDUCATION_CUSTOMER::equals)
                                .isPresent()
                        ? "revoked"
                        : "denied";
        };
    }
}
