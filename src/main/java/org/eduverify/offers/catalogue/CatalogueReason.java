package org.eduverify.offers.catalogue;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Why a catalogue file is refused. The sentences are in {@code messages/catalogue-refusals.properties}. */
public enum CatalogueReason implements Reason {
    UNKNOWN_RELEASE("release.unknown"),
    INVALID_LABEL("INVALID_LABEL"),
    EMPTY_FILE("EMPTY_FILE"),
    INVALID_UTF_8("INVALID_UTF_8"),
    INVALID_CSV("INVALID_CSV"),
    MISSING_COLUMN("MISSING_COLUMN"),
    UNKNOWN_COLUMN("UNKNOWN_COLUMN"),
    NUMBER_OF_CELLS("NUMBER_OF_CELLS"),
    REQUIRED("REQUIRED"),
    TEXT("TEXT"),
    UNKNOWN_VALUE("UNKNOWN_VALUE"),
    NUMBER("NUMBER"),
    QUANTITIES("QUANTITIES"),
    OFFER_ID("OFFER_ID"),
    OFFER_TWICE("OFFER_TWICE"),
    UNKNOWN_COUNTRY("UNKNOWN_COUNTRY"),
    BILLING_CYCLE("BILLING_CYCLE"),
    UNKNOWN_PREREQUISITE("PREREQUISITE.unknown"),
    PREREQUISITE_IS_ADD_ON("PREREQUISITE.isAddOn");

    private static final Messages SENTENCES = new Messages("messages/catalogue-refusals");

    private final String key;

    CatalogueReason(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Messages sentences() {
        return SENTENCES;
    }
}
