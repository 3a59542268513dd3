package org.eduverify.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * The newest verification as shown on the customer's account.
 *
 * @param reason only with {@link VettingStatus#DENIED}
 * @param createdAt when the verification was requested
 */
public record Vetting(VettingStatus status, Optional<VettingReason> reason, Instant createdAt) {}
