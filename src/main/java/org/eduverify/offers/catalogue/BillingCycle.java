package org.eduverify.offers.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** How often a subscription is billed. */
public enum BillingCycle {
    MONTHLY("monthly"),
    ANNUAL("annual"),
    /** Once, as with perpetual software. */
    ONE_TIME("one_time"),
    /** Not in cycles, as with what is billed by use. */
    NONE("none");

    private final String words;

    BillingCycle(String words) {
        this.words = words;
    }

    /** The published spelling. */
    public String words() {
        return words;
    }

    /** The billing cycle with this published spelling, without regard to case. */
    public static Optional<BillingCycle> find(String words) {
        return Arrays.stream(values())
                .filter(cycle -> cycle.words.equalsIgnoreCase(words))
                .findFirst();
    }
}
