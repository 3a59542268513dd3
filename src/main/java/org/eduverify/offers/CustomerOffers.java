package org.eduverify.offers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer may buy.
 *
 * @param offers education offers first, then as in the catalogue
 * @param educationRefusal why the customer may not buy education offers; empty if it may
 */
public record CustomerOffers(List<AvailableOffer> offers, Optional<OfferReason> educationRefusal) {

    public CustomerOffers {
        offers = List.copyOf(offers);
    }

    /** One sentence why no education offers are among the offers; empty if the customer may buy them. */
    public Optional<String> whyNoEducationOffers(Locale locale) {
        return educationRefusal.map(reason -> reason.sentence(locale, List.of()));
    }
}
