package org.eduverify.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * The newest verification as the customer's account shows it.
 *
 * @param reason only with {@link VettingStatus#DENIED}
 * @param createdAt when the verification was asked for
 */
public record Vetting(VettingStatus status, Optional<VettingReason> reason, Instant createdAt) {}
