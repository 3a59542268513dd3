package org.eduverify.verification;

import java.time.Instant;

/**
 * How urgent a manual verification is.
 *
 * @param priority 0 to 80 while it is in time, 50 is normal; more once it is overdue
 * @param dueAt when it should be decided
 */
public record Escalation(int priority, Instant dueAt) {

    static final int HIGHEST_IN_TIME = 80;

    private static final int RAISE = 10;
    private static final int HIGHEST = 100;

    /** The priority of a manual verification that is found overdue once more: above all that are in time. */
    public static int overdue(int priority) {
        return Math.min(HIGHEST, Math.max(HIGHEST_IN_TIME, priority) + RAISE);
    }
}
