package org.eduverify.offers.catalogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What kind of product an offer sells. It determines how the offer can be billed. */
public enum ProductType {
    /** A service that is licensed by user or device, such as mail and office applications in the cloud. */
    LICENCE_BASED("licence-based service", EnumSet.of(BillingCycle.MONTHLY, BillingCycle.ANNUAL)),
    /** Software that may be used for a term. */
    SOFTWARE_SUBSCRIPTION("software subscription", EnumSet.of(BillingCycle.MONTHLY, BillingCycle.ANNUAL)),
    /** Software that is bought once and may be used for good. */
    PERPETUAL("perpetual software", EnumSet.of(BillingCycle.ONE_TIME)),
    /** A cloud platform that is billed by what is used. */
    USAGE_BASED("usage-based service", EnumSet.of(BillingCycle.MONTHLY, BillingCycle.NONE));

    private final String words;
    private final Set<BillingCycle> billingCycles;

    ProductType(String words, Set<BillingCycle> billingCycles) {
        this.words = words;
        this.billingCycles = billingCycles;
    }

    /** The analysts' words, as the catalogue file and the decision table write them. */
    public String words() {
        return words;
    }

    /** How products of this type can be billed. */
    public Set<BillingCycle> billingCycles() {
        return Set.copyOf(billingCycles);
    }

    /** The product type with these words, without regard to case. */
    public static Optional<ProductType> find(String words) {
        return Arrays.stream(values())
                .filter(type -> type.words.equalsIgnoreCase(words))
                .findFirst();
    }
}
