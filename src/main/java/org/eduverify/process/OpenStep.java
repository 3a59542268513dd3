package org.eduverify.process;

import java.time.Instant;
import java.util.Optional;
import org.eduverify.customer.CustomerId;

/**
 * The step at which a customer's verification waits for a person.
 *
 * @param since when the step began
 * @param due when the step is due; a correction lapses then
 * @param assignee user id of the person who works on it, if somebody has claimed it
 */
public record OpenStep(
        CustomerId customer, Kind kind, Instant since, Optional<Instant> due, Optional<String> assignee) {

    /** What has to be done. */
    public enum Kind {
        CORRECT_PROFILE,
        REVIEW_AND_RESUBMIT,
        VERIFY_MANUALLY,
        CONFIRM_APPROVAL
    }
}
