package org.eduverify.verification;

import java.util.List;
import java.util.Optional;
import org.eduverify.customer.VettingReason;

/**
 * What a support agent decided.
 *
 * @param reason why denied, one of {@link #REASONS}; empty for the usual one, and when not denied
 * @param justification why, kept for staff; always required
 * @param customerText what the customer is told; required unless approved
 * @param decidedBy the agent's user id
 */
public record ManualDecision(
        Choice choice, Optional<VettingReason> reason, String justification, String customerText, String decidedBy) {

    /** The published reasons that support may deny with, the usual one first; the others belong to the decision table. */
    public static final List<VettingReason> REASONS = List.of(
            VettingReason.NOT_AN_EDUCATION_CUSTOMER_AFTER_REVIEW,
            VettingReason.NOT_AN_ELIGIBLE_LIBRARY,
            VettingReason.NOT_AN_ELIGIBLE_MUSEUM,
            VettingReason.RESTRICTED);

    /** The three ways to decide a manual verification. */
    public enum Choice {
        APPROVE("approve"),
        DENY("deny"),
        ASK_FOR_MORE("ask for more");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        /** The words of the form and the gateway. */
        public String words() {
            return words;
        }
    }
}
