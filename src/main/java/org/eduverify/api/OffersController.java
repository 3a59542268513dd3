package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.CustomerBodies.Attributes;
import org.eduverify.api.CustomerBodies.Link;
import org.eduverify.api.OffersBodies.CategoryBody;
import org.eduverify.api.OffersBodies.Listing;
import org.eduverify.api.OffersBodies.OfferBody;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.offers.AvailableOffer;
import org.eduverify.offers.OfferReason;
import org.eduverify.offers.Offers;
import org.eduverify.offers.catalogue.Catalogue;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.platform.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The offers of the catalogue, and those that a customer may buy; for a partner's agents. */
@RestController
@RequestMapping("/v1")
class OffersController {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Offers offers;
    private final Customers customers;
    private final CurrentActor currentActor;

    OffersController(Offers offers, Customers customers, CurrentActor currentActor) {
        this.offers = offers;
        this.customers = customers;
        this.currentActor = currentActor;
    }

    /** The offers of a country or, with a category, those of the category. */
    @GetMapping("/offers")
    Listing<OfferBody> list(
            @RequestParam(required = false) String country,
            @RequestParam(name = "offer_category_id", required = false) String category,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "0") int size,
            HttpServletRequest request) {
        currentActor.requireAgent();
        String sold = country(country);
        Locale locale = RequestLocale.of(request);
        List<OfferBody> found = offers.soldIn(sold).stream()
                .filter(offer -> category == null || offer.category().id().equals(category))
                .map(offer -> OfferBody.of(offer, sold, locale, true))
                .toList();
        String self = "offers?country=" + sold;
        return page(
                found,
                category == null ? self : "offers?offer_category_id=%s&country=%s".formatted(category, sold),
                offset,
                size);
    }

    @GetMapping("/offers/{id}")
    OfferBody get(@PathVariable String id, @RequestParam(required = false) String country, HttpServletRequest request) {
        currentActor.requireAgent();
        String sold = country(country);
        return OfferBody.of(offers.get(id, sold), sold, RequestLocale.of(request), true);
    }

    @GetMapping("/offercategories")
    Listing<CategoryBody> categories(@RequestParam(required = false) String country, HttpServletRequest request) {
        currentActor.requireAgent();
        String sold = country(country);
        return categories(offers.soldIn(sold), sold, "offercategories?country=" + sold, request);
    }

    /** What the customer may buy in its country, education offers first. */
    @GetMapping("/customers/{id}/offers")
    Listing<OfferBody> ofCustomer(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "0") int size,
            HttpServletRequest request) {
        Customer customer = customer(id);
        String country = customer.profile().country();
        Locale locale = RequestLocale.of(request);
        List<OfferBody> available = offers.offersFor(customer).offers().stream()
                .map(one -> OfferBody.of(one.offer(), country, locale, one.largestOrder() > 0))
                .toList();
        return page(available, "customers/%s/offers".formatted(customer.id()), offset, size);
    }

    @GetMapping("/customers/{id}/offercategories")
    Listing<CategoryBody> categoriesOfCustomer(@PathVariable String id, HttpServletRequest request) {
        Customer customer = customer(id);
        return categories(
                offers.offersFor(customer).offers().stream()
                        .map(AvailableOffer::offer)
                        .toList(),
                customer.profile().country(),
                "customers/%s/offercategories".formatted(customer.id()),
                request);
    }

    private static Listing<CategoryBody> categories(
            List<Offer> found, String country, String self, HttpServletRequest request) {
        Locale locale = RequestLocale.of(request);
        return Listing.of(
                Catalogue.categories(found).stream()
                        .map(category -> CategoryBody.of(category, country, locale))
                        .toList(),
                self);
    }

    /** A size of 0 asks for everything. */
    private static Listing<OfferBody> page(List<OfferBody> found, String address, int offset, int size) {
        if (offset < 0 || size < 0) {
            throw Refusal.invalid(offset < 0 ? "offset" : "size", OfferReason.PAGE);
        }
        int from = Math.min(offset, found.size());
        int to = size == 0 ? found.size() : (int) Math.min(found.size(), (long) from + size);
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", Link.get(at(address, offset, size)));
        if (to < found.size()) {
            links.put("next", Link.get(at(address, to, size)));
        }
        if (from > 0 && size > 0) {
            links.put("previous", Link.get(at(address, Math.max(0, from - size), size)));
        }
        return new Listing<>(found.size(), found.subList(from, to), links, new Attributes("Collection", null));
    }

    private static String at(String address, int offset, int size) {
        return offset == 0 && size == 0
                ? address
                : "%s%soffset=%d&size=%d".formatted(address, address.contains("?") ? "&" : "?", offset, size);
    }

    private static String country(String country) {
        String upperCase = country == null ? "" : country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upperCase)) {
            throw Refusal.invalid("country", OfferReason.COUNTRY);
        }
        return upperCase;
    }

    private Customer customer(String id) {
        String partner = currentActor.requireAgent().requirePartner();
        return customers.get(CustomerId.of(id), partner);
    }
}
