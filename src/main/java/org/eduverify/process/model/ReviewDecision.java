package org.eduverify.process.model;

import java.util.Arrays;
import java.util.Optional;

/** The decision of the agent who reviews a corrected profile. */
public enum ReviewDecision {
    RESUBMIT("resubmit"),
    RETURN("return");

    private final String value;

    ReviewDecision(String value) {
        this.value = value;
    }

    /** The value in the form and in the conditions of the model. */
    public String value() {
        return value;
    }

    /** The decision with this value. */
    public static Optional<ReviewDecision> find(String value) {
        return Arrays.stream(values())
                .filter(decision -> decision.value.equals(value))
                .findFirst();
    }
}
