package org.eduverify.verification;

import java.time.Instant;
import java.util.Optional;
import org.eduverify.customer.Profile;

/**
 * What was submitted for an attempt, by whom and when.
 *
 * @param profileVersion the version of the customer's profile, from 1
 * @param profile the profile as it was submitted
 * @param requestedBy user id; empty for a manual examination, which the process opens
 * @param openedAt when the attempt began
 */
public record Submission(int profileVersion, Profile profile, Optional<String> requestedBy, Instant openedAt) {}
