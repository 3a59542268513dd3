package org.eduverify.customer;

import java.util.Arrays;
import java.util.Optional;

/** The published reasons of a denial. */
public enum VettingReason {
    NOT_AN_EDUCATION_CUSTOMER("Not an Education Customer"),
    NO_LONGER_AN_EDUCATION_CUSTOMER("No longer an Education Customer"),
    NOT_AN_EDUCATION_CUSTOMER_AFTER_REVIEW("Not an Education Customer - After Review"),
    RESTRICTED("Restricted being an Education Customer"),
    NOT_AN_ACADEMIC_DOMAIN("Not an Academic Domain"),
    NOT_AN_ELIGIBLE_LIBRARY("Not an eligible Library"),
    NOT_AN_ELIGIBLE_MUSEUM("Not an eligible Museum");

    private final String text;

    VettingReason(String text) {
        this.text = text;
    }

    /**
     * The reason with this published spelling.
     *
     * @throws IllegalArgumentException if the text is not a published reason
     */
    public static VettingReason ofText(String text) {
        return find(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is not a published vetting reason".formatted(text)));
    }

    /** The reason with this published spelling; empty if it does not exist. */
    public static Optional<VettingReason> find(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text.equals(text))
                .findFirst();
    }

    /** The published spelling. */
    public String text() {
        return text;
    }
}
