package org.eduverify.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Decision.FiredRule;

/**
 * One examination of a customer, automatic or manual, with everything needed to explain it later.
 *
 * @param number counts all examinations of the customer from 1
 * @param profile as it was submitted
 * @param outcome empty while it goes on
 * @param reasonCode stable name of the outcome; empty while it goes on and for manual decisions
 * @param fieldsToCorrect the fields that the decision table wants corrected; empty where no correction helps, and for
 *     attempts that were decided before the table named fields
 * @param explanation why, for the customer; empty while it goes on
 * @param whatToDo the customer's next step
 * @param staffNote for staff only; never shown to the customer's side
 * @param decidedBy a user, or {@code automatic}; of an approval that was confirmed, who approved
 * @param decisionTable id, version and version tag of the table that decided; empty for a manual decision
 * @param registers names and releases of the registers that were looked at
 * @param steps what support did in a manual examination, oldest first; for staff only
 */
public record Attempt(
        UUID id,
        int number,
        Examination examination,
        int profileVersion,
        Profile profile,
        Optional<String> requestedBy,
        Instant openedAt,
        Optional<Outcome> outcome,
        Optional<VettingReason> reason,
        String reasonCode,
        boolean correctable,
        List<ProfileField> fieldsToCorrect,
        String explanation,
        String whatToDo,
        String staffNote,
        String decidedBy,
        Optional<Instant> decidedAt,
        String decisionTable,
        String registers,
        List<Evidence> evidence,
        List<CandidateEntry> candidates,
        List<FiredRule> firedRules,
        List<Step> steps) {

    /** Who examines. */
    public enum Examination {
        AUTOMATIC,
        MANUAL
    }

    /**
     * One thing that a person of support did in a manual examination; kept for good.
     *
     * @param note why, for staff only
     * @param customerText what the customer is told
     * @param by the person's user id
     */
    public record Step(Kind kind, String note, String customerText, String by, Instant at) {

        /** What was done. The last two are done by a second person to somebody else's approval. */
        public enum Kind {
            APPROVED,
            DENIED,
            ASKED_FOR_MORE,
            CONFIRMED,
            SENT_BACK
        }
    }

    /** The approval that waits for a second person, if one does. */
    public Optional<Step> unconfirmedApproval() {
        return outcome.isPresent() || steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1)).filter(step -> step.kind() == Step.Kind.APPROVED);
    }

    /** How an examination ended. */
    public enum Outcome {
        APPROVED,
        DENIED,
        UNCLEAR,
        MORE_INFORMATION_NEEDED,
        WITHDRAWN
    }
}
