package org.eduverify.customer;

/** Special qualification status of a customer's account: the four texts of the source document. */
public enum AccountStatus {
    NONE("None"),
    IN_REVIEW("In review"),
    EDUCATION("Education"),
    NOT_AN_EDUCATION_CUSTOMER("Not an education customer");

    private final String text;

    AccountStatus(String text) {
        this.text = text;
    }

    /** The text in English, as the source document spells it. */
    public String text() {
        return text;
    }
}
