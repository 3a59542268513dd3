package org.eduverify.verification;

import java.util.List;
import java.util.Optional;
import org.eduverify.customer.VettingReason;

/**
 * A support agent's decision.
 *
 * @param reason the reason of a denial, one of {@link #REASONS}; if empty, the first of them
 * @param justification the reason of the decision, for staff only; required
 * @param customerText the text for the customer; required unless approved
 * @param decidedBy the agent's user id
 */
public record ManualDecision(
        Choice choice, Optional<VettingReason> reason, String justification, String customerText, String decidedBy) {

    /** Name of the field of {@link #reason()} in forms and refusals. */
    public static final String DENIAL_REASON = "denialReason";

    /** Name of the field of {@link #justification()}. */
    public static final String JUSTIFICATION = "justification";

    /** Name of the field of {@link #customerText()}. */
    public static final String CUSTOMER_TEXT = "customerText";

    /** The published reasons for which support may deny, the usual one first. Only the decision table uses the others. */
    public static final List<VettingReason> REASONS = List.of(
            VettingReason.NOT_AN_EDUCATION_CUSTOMER_AFTER_REVIEW,
            VettingReason.NOT_AN_ELIGIBLE_LIBRARY,
            VettingReason.NOT_AN_ELIGIBLE_MUSEUM,
            VettingReason.RESTRICTED);

    /** The possible decisions of a manual verification. */
    public enum Choice {
        APPROVE("approve"),
        DENY("deny"),
        ASK_FOR_MORE("ask for more");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        /** The value in the form and at the gateway. */
        public String words() {
            return words;
        }
    }
}
