package org.eduverify.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;

/** How an attempt ended, why, by whom and when. */
public sealed interface Conclusion {

    /** How the attempt ended. */
    Outcome outcome();

    /** The published reason; empty unless the customer was denied or asked for more information. */
    Optional<VettingReason> reason();

    /** Why, for the customer. */
    String explanation();

    /** The customer's next step; empty if there is none. */
    String whatToDo();

    /** For staff only; never shown to the partner or the customer. */
    String staffNote();

    /** A user id, or {@code automatic}. For an approval that a second person confirmed: the user who approved. */
    String decidedBy();

    /** When the attempt ended. */
    Instant decidedAt();

    /** Whether a correction by the customer can help. */
    default boolean isCorrectable() {
        return false;
    }

    /** The fields that a correction would change; empty if the decision table named none. */
    default List<ProfileField> fieldsToCorrect() {
        return List.of();
    }

    /** The decision of the decision table; empty if a person ended the attempt. */
    default Optional<Decision> tableDecision() {
        return Optional.empty();
    }

    /** The decision table decided. */
    record Automatic(Decision decision, Instant decidedAt) implements Conclusion {

        @Override
        public Outcome outcome() {
            return decision.outcome();
        }

        @Override
        public Optional<VettingReason> reason() {
            return decision.reason();
        }

        @Override
        public String explanation() {
            return decision.explanation();
        }

        @Override
        public String whatToDo() {
            return decision.whatToDo();
        }

        @Override
        public String staffNote() {
            return decision.staffNote();
        }

        @Override
        public String decidedBy() {
            return "automatic";
        }

        @Override
        public boolean isCorrectable() {
            return decision.correctable();
        }

        @Override
        public List<ProfileField> fieldsToCorrect() {
            return decision.fieldsToCorrect();
        }

        @Override
        public Optional<Decision> tableDecision() {
            return Optional.of(decision);
        }
    }

    /**
     * A support agent decided.
     *
     * @param explanation the agent's text for the customer
     * @param staffNote the agent's justification
     */
    record Manual(
            Outcome outcome,
            Optional<VettingReason> reason,
            String explanation,
            String whatToDo,
            String staffNote,
            String decidedBy,
            Instant decidedAt)
            implements Conclusion {

        @Override
        public boolean isCorrectable() {
            return outcome == Outcome.MORE_INFORMATION_NEEDED;
        }
    }

    /** The partner withdrew the request. */
    record Withdrawal(String explanation, String decidedBy, Instant decidedAt) implements Conclusion {

        @Override
        public Outcome outcome() {
            return Outcome.WITHDRAWN;
        }

        @Override
        public Optional<VettingReason> reason() {
            return Optional.empty();
        }

        @Override
        public String whatToDo() {
            return "";
        }

        @Override
        public String staffNote() {
            return "";
        }
    }
}
