package org.eduverify.customer;

/** What a customer may buy as. */
public enum SpecialQualification {
    NONE("None"),
    EDUCATION("Education");

    private final String text;

    SpecialQualification(String text) {
        this.text = text;
    }

    /** The published spelling. */
    public String text() {
        return text;
    }
}
