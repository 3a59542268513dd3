package org.eduverify.verification;

import java.util.Arrays;

/** What the decision table says about a profile. */
public enum Eligibility {
    ELIGIBLE("eligible"),
    NOT_ELIGIBLE("not eligible"),
    /** For a person to decide. */
    UNCLEAR("unclear");

    private final String words;

    Eligibility(String words) {
        this.words = words;
    }

    /** The analysts' words, as table and gateway spell them. */
    public String words() {
        return words;
    }

    /**
     * Reads the analysts' words.
     *
     * @throws IllegalArgumentException if the table says anything else
     */
    public static Eligibility ofWords(String words) {
        return Arrays.stream(values())
                .filter(eligibility -> eligibility.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no eligibility".formatted(words)));
    }
}
