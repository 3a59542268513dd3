package org.eduverify.customer;

/** The qualification with which a customer may buy. */
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
