package org.eduverify.verification;

import java.time.Instant;

/**
 * How urgent a manual verification is.
 *
 * @param priority from 0 to 80 until it is overdue, then up to 100; 50 is normal
 * @param dueAt when it is due
 */
public record Escalation(int priority, Instant dueAt) {

    static final int HIGHEST_IN_TIME = 80;

    private static final int RAISE = 10;
    private static final int HIGHEST = 100;

    /** The next priority of an overdue manual verification: higher than any that is not overdue, at most 100. */
    public static int overdue(int priority) {
        return Math.min(HIGHEST, Math.max(HIGHEST_IN_TIME, priority) + RAISE);
    }
}
