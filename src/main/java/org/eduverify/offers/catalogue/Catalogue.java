package org.eduverify.offers.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The offers of one release, in the order of its file. */
public final class Catalogue {

    /** What can be bought while no catalogue is imported: nothing. */
    static final Catalogue EMPTY = new Catalogue(List.of());

    private final List<Offer> offers;
    private final Map<String, Offer> byId;

    Catalogue(List<Offer> offers) {
        this.offers = List.copyOf(offers);
        this.byId = this.offers.stream().collect(Collectors.toUnmodifiableMap(Offer::id, Function.identity()));
    }

    public List<Offer> offers() {
        return offers;
    }

    /** The offers that are sold in the country (ISO 3166-1 alpha-2, upper case). */
    public List<Offer> offersIn(String country) {
        return offers.stream().filter(offer -> offer.isSoldIn(country)).toList();
    }

    /** The offer with this id, wherever it is sold. */
    public Optional<Offer> find(String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** The categories of the offers, by rank. */
    public static List<Category> categories(List<Offer> offers) {
        return offers.stream()
                .map(Offer::category)
                .distinct()
                .sorted(Comparator.comparingInt(Category::rank))
                .toList();
    }
}
