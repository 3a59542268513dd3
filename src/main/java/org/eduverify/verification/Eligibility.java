package org.eduverify.verification;

import java.util.Arrays;
import java.util.function.Predicate;

/** The decision table's answer to whether a profile is eligible for education offers. */
public enum Eligibility {
    ELIGIBLE("eligible", Outcome.APPROVED),
    NOT_ELIGIBLE("not eligible", Outcome.DENIED),
    /** Support decides. */
    UNCLEAR("unclear", Outcome.UNCLEAR);

    private final String words;
    private final Outcome outcome;

    Eligibility(String words, Outcome outcome) {
        this.words = words;
        this.outcome = outcome;
    }

    /** The analysts' words, as the table and the gateway spell them. */
    public String words() {
        return words;
    }

    /** The outcome of an attempt with this answer. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Reads the analysts' words.
     *
     * @throws IllegalArgumentException if the words are unknown
     */
    public static Eligibility ofWords(String words) {
        return find(eligibility -> eligibility.words.equals(words), words);
    }

    /**
     * The answer that led to the outcome of an automatic attempt.
     *
     * @throws IllegalArgumentException if a decision table cannot lead to it
     */
    static Eligibility ofOutcome(Outcome outcome) {
        return find(eligibility -> eligibility.outcome == outcome, outcome);
    }

    private static Eligibility find(Predicate<Eligibility> wanted, Object value) {
        return Arrays.stream(values())
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not an eligibility".formatted(value)));
    }
}
