package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eduverify.api.CustomerBodies.Attributes;
import org.eduverify.api.CustomerBodies.Link;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.CatalogueRelease;
import org.eduverify.offers.catalogue.Category;
import org.eduverify.offers.catalogue.Offer;
import org.eduverify.offers.catalogue.ProductType;

/** The JSON bodies of offers and their categories. */
final class OffersBodies {

    private OffersBodies() {}

    /** A list in the shape of the vendor's collections. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing<T>(long totalCount, List<T> items, Map<String, Link> links, Attributes attributes) {

        static <T> Listing<T> of(List<T> items, String self) {
            return new Listing<>(items.size(), items, linksTo(self), new Attributes("Collection", null));
        }
    }

    record CategoryBody(String id, String name, int rank, String locale, String country, Attributes attributes) {

        static CategoryBody of(Category category, String country, Locale locale) {
            return new CategoryBody(
                    category.id(),
                    category.name(),
                    category.rank(),
                    locale.toLanguageTag(),
                    country,
                    new Attributes("OfferCategory", null));
        }
    }

    record ProductBody(String id, String name, String unit) {}

    /** Members as in the vendor's offer; {@code reselleeQualifications} says which qualification the customer needs. */
    record OfferBody(
            String id,
            String name,
            String description,
            int minimumQuantity,
            int maximumQuantity,
            int rank,
            String uri,
            String locale,
            String country,
            CategoryBody category,
            List<String> prerequisiteOffers,
            boolean isAddOn,
            boolean hasAddOns,
            boolean isAvailableForPurchase,
            String billing,
            List<String> supportedBillingCycles,
            boolean isAutoRenewable,
            boolean isTrial,
            int limit,
            ProductBody product,
            String unitType,
            List<String> reselleeQualifications,
            List<String> resellerQualifications,
            Map<String, Link> links,
            Attributes attributes) {

        /**
         * The offer as it is sold in a country.
         *
         * @param available whether it can be ordered now
         */
        static OfferBody of(Offer offer, String country, Locale locale, boolean available) {
            String uri = "offers/%s?country=%s".formatted(offer.id(), country);
            return new OfferBody(
                    offer.id(),
                    offer.name(),
                    offer.description(),
                    offer.minimumQuantity(),
                    offer.maximumQuantity(),
                    offer.rank(),
                    uri,
                    locale.toLanguageTag(),
                    country,
                    CategoryBody.of(offer.category(), country, locale),
                    offer.prerequisites(),
                    offer.isAddOn(),
                    offer.hasAddOns(),
                    available,
                    billingOf(offer.type()),
                    offer.billingCycles().stream().map(BillingCycle::words).toList(),
                    isAutoRenewable(offer),
                    offer.trial(),
                    0,
                    new ProductBody(Category.slug(offer.product()), offer.product(), offer.unit()),
                    offer.unit(),
                    offer.segment().qualifications(),
                    List.of(),
                    linksTo(uri),
                    new Attributes("Offer", null));
        }

        private static boolean isAutoRenewable(Offer offer) {
            return !offer.trial() && offer.type() != ProductType.PERPETUAL && offer.type() != ProductType.USAGE_BASED;
        }
    }

    /** A release of the catalogue, and whether an import changed nothing because the same file was imported before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReleaseBody(
            long id,
            String release,
            String fileName,
            String importedBy,
            int offers,
            boolean current,
            Instant importedAt,
            Boolean unchanged) {

        static ReleaseBody of(CatalogueRelease release, Boolean unchanged) {
            return new ReleaseBody(
                    release.id(),
                    release.release(),
                    release.fileName(),
                    release.importedBy(),
                    release.offers(),
                    release.current(),
                    release.importedAt(),
                    unchanged);
        }
    }

    static String billingOf(ProductType type) {
        return type == ProductType.USAGE_BASED ? "usage" : "license";
    }

    /** Addresses are relative and without a leading slash, which is what every client library resolves. */
    static Map<String, Link> linksTo(String self) {
        return Map.of("self", Link.get(self));
    }
}
