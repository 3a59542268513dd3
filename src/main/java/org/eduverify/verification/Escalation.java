package org.eduverify.verification;

import java.time.Instant;

/**
 * How urgent a manual verification is.
 *
 * @param priority 0 to 100, 50 is normal
 * @param dueAt when it should be decided
 */
public record Escalation(int priority, Instant dueAt) {}
