package org.eduverify.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a customer's profile.
 *
 * @param version 1 when the customer was created, one more with each change
 * @param changedBy user id; empty for the version that the customer was created with
 */
public record ProfileVersion(int version, Profile profile, Optional<String> changedBy, Instant at) {}
