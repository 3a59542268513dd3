package org.eduverify.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * An organisation that wants education offers.
 *
 * @param partner id of the reseller that the customer belongs to
 * @param profileVersion 1 for a new customer, incremented with each correction
 * @param vetting the newest verification; empty if none was requested, or a correction has not been resubmitted yet
 * @param verificationOpen whether a verification waits for the system, a correction or support
 */
public record Customer(
        CustomerId id,
        String partner,
        Profile profile,
        int profileVersion,
        SpecialQualification specialQualification,
        Optional<Vetting> vetting,
        boolean verificationOpen,
        Instant createdAt) {

    /** What a person reads on the account page (the four texts of the source document). */
    public String accountStatusText() {
        return vetting.map(newest -> switch (newest.status()) {
                    case IN_REVIEW -> "In review";
                    case APPROVED -> "Education";
                    case DENIED -> "Not an education customer";
                })
                .orElse("None");
    }
}
