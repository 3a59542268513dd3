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
 * @param statusSince since when the account shows its present status
 */
public record Customer(
        CustomerId id,
        String partner,
        Profile profile,
        int profileVersion,
        SpecialQualification specialQualification,
        Optional<Vetting> vetting,
        boolean verificationOpen,
        Instant createdAt,
        Instant statusSince) {

    /** Special qualification status of the account page. */
    public AccountStatus accountStatus() {
        return vetting.map(newest -> switch (newest.status()) {
                    case IN_REVIEW -> AccountStatus.IN_REVIEW;
                    case APPROVED -> AccountStatus.EDUCATION;
                    case DENIED -> AccountStatus.NOT_AN_EDUCATION_CUSTOMER;
                })
                .orElse(AccountStatus.NONE);
    }

    /** What a person reads on the account page (the four texts of the source document). */
    public String accountStatusText() {
        return accountStatus().text();
    }
}
