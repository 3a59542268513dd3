package org.eduverify.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * An organisation that wants education offers.
 *
 * @param partner the reseller that it belongs to
 * @param profileVersion 1 when created, one more with each correction
 * @param vetting empty when nothing was asked for, or a correction is saved and not yet resubmitted
 * @param verificationOpen whether a verification is on its way: waiting for the system, a correction or support
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
