package org.eduverify.customer;

/** Status of the newest verification. */
public enum VettingStatus {
    IN_REVIEW("InReview"),
    APPROVED("Approved"),
    DENIED("Denied");

    private final String text;

    VettingStatus(String text) {
        this.text = text;
    }

    /** The published spelling. */
    public String text() {
        return text;
    }
}
