package org.eduverify.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.VettingReason;

/**
 * One examination of a customer, automatic or manual, with everything needed to explain it later.
 *
 * @param number numbers all examinations of the customer, from 1
 * @param findings the facts found about the submitted profile; without any until they are collected, and for a manual
 *     examination
 * @param conclusion empty while the examination is open
 * @param steps the steps that support took in a manual examination, oldest first; for staff only
 */
public record Attempt(
        UUID id,
        int number,
        Examination examination,
        Submission submission,
        Findings findings,
        Optional<Conclusion> conclusion,
        List<Step> steps) {

    /** Who examines. */
    public enum Examination {
        AUTOMATIC,
        MANUAL
    }

    /**
     * One step that a support agent or support lead took in a manual examination. Steps are never deleted.
     *
     * @param note the justification, for staff only
     * @param customerText the text for the customer; may be empty
     * @param by user id
     */
    public record Step(Kind kind, String note, String customerText, String by, Instant at) {

        /** The kind of step. A second person takes the last two on another person's approval. */
        public enum Kind {
            APPROVED,
            DENIED,
            ASKED_FOR_MORE,
            CONFIRMED,
            SENT_BACK
        }
    }

    /** How the attempt ended; empty while it is open. */
    public Optional<Outcome> outcome() {
        return conclusion.map(Conclusion::outcome);
    }

    /** The published reason of the outcome, if it has one. */
    public Optional<VettingReason> reason() {
        return conclusion.flatMap(Conclusion::reason);
    }

    /** The approval that waits for a second person to confirm it, if any. */
    public Optional<Step> unconfirmedApproval() {
        return conclusion.isPresent() ? Optional.empty() : unconfirmedApproval(steps);
    }

    static Optional<Step> unconfirmedApproval(List<Step> steps) {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1)).filter(step -> step.kind() == Step.Kind.APPROVED);
    }
}
