package org.eduverify.offers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/**
 * Why an offer, an order or a cart is refused. The sentences are in {@code messages/offer-refusals.properties}; the
 * documented codes are those of the vendor's error codes.
 */
public enum OfferReason implements Reason {
    EDUCATION_NOT_QUALIFIED("education.notQualified", Codes.NOT_ELIGIBLE),
    EDUCATION_IN_REVIEW("education.inReview", Codes.NOT_ELIGIBLE),
    EDUCATION_DENIED("education.denied", Codes.NOT_ELIGIBLE),
    EDUCATION_REVOKED("education.revoked", Codes.NOT_ELIGIBLE),
    EDUCATION_LICENCES_ONLY("education.licencesOnly", Codes.NOT_ELIGIBLE),
    EDUCATION_USAGE("education.usage", Codes.NOT_ELIGIBLE),
    NONPROFIT_ONLY("nonprofit.only", Codes.NOT_ELIGIBLE),
    GOVERNMENT_ONLY("government.only", Codes.NOT_ELIGIBLE),
    GOVERNMENT_CUSTOMER("government.customer", Codes.NOT_ELIGIBLE),
    PREREQUISITE_MISSING("prerequisite.missing", Codes.NOT_ELIGIBLE),
    NOT_IN_COUNTRY("offer.notInCountry", Codes.NOT_IN_COUNTRY),
    UNKNOWN_OFFER("offer.unknown", null),
    UNKNOWN_ORDER("order.unknown", null),
    UNKNOWN_SUBSCRIPTION("subscription.unknown", null),
    UNKNOWN_CART("cart.unknown", null),
    REQUEST_ID_USED("order.requestIdUsed", null),
    CART_CHECKED_OUT("cart.checkedOut", null),
    NO_LINES("REQUIRED.lineItems", null),
    TOO_MANY_LINES("TOO_MANY.lineItems", null),
    UNKNOWN_OFFER_IN_LINE("UNKNOWN_OFFER", null),
    OFFER_TWICE("OFFER_TWICE", null),
    LINE_NUMBER("LINE_NUMBER", null),
    QUANTITY_TOO_SMALL("QUANTITY.tooSmall", null),
    QUANTITY_TOO_LARGE("QUANTITY.tooLarge", null),
    BILLING_CYCLE_NOT_SUPPORTED("BILLING_CYCLE.notSupported", null),
    BILLING_CYCLE_UNKNOWN("BILLING_CYCLE.unknown", null),
    TEXT("TEXT", null),
    OTHER_CUSTOMER("OTHER_CUSTOMER", null),
    CATALOG_ITEM("CATALOG_ITEM", null),
    COUNTRY("COUNTRY", null),
    PAGE("PAGE", null);

    /** The vendor's error codes that are used here. */
    private static final class Codes {
        private static final String NOT_ELIGIBLE = "800020";
        private static final String NOT_IN_COUNTRY = "800070";
    }

    /** The reasons that the decision table may give. */
    private static final Set<OfferReason> OF_THE_TABLE = Arrays.stream(values())
            .filter(reason -> Codes.NOT_ELIGIBLE.equals(reason.documentedCode))
            .collect(Collectors.toUnmodifiableSet());

    private static final Messages SENTENCES = new Messages("messages/offer-refusals");

    private final String key;
    private final String documentedCode;

    OfferReason(String key, String documentedCode) {
        this.key = key;
        this.documentedCode = documentedCode;
    }

    /** The names of the reasons that the decision table may give, in the order of their declaration. */
    public static List<String> namesForTable() {
        return Arrays.stream(values())
                .filter(OF_THE_TABLE::contains)
                .map(Enum::name)
                .toList();
    }

    /**
     * The reason that the decision table names.
     *
     * @throws IllegalArgumentException if the table may not give it
     */
    public static OfferReason ofTable(String name) {
        return OF_THE_TABLE.stream()
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The decision table names the reason '%s'; it may name %s".formatted(name, namesForTable())));
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Messages sentences() {
        return SENTENCES;
    }

    @Override
    public Optional<String> documentedCode() {
        return Optional.ofNullable(documentedCode);
    }
}
