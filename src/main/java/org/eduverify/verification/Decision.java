package org.eduverify.verification;

import java.util.List;
import java.util.Optional;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Attempt.Outcome;

/**
 * What the decision table made of the facts.
 *
 * @param reason only when not eligible
 * @param reasonCode stable name of the outcome in UPPER_SNAKE_CASE
 * @param correctable whether a correction by the customer can help
 * @param fieldsToCorrect the fields that such a correction would change; empty if none could help
 * @param explanation why, for the customer
 * @param whatToDo the customer's next step
 * @param staffNote for staff only
 * @param decisionTable id, version and version tag of the table that decided
 * @param firedRules the rules that applied
 */
public record Decision(
        Eligibility eligibility,
        Optional<VettingReason> reason,
        String reasonCode,
        boolean correctable,
        List<ProfileField> fieldsToCorrect,
        String explanation,
        String whatToDo,
        String staffNote,
        String decisionTable,
        List<FiredRule> firedRules) {

    /** How an attempt ends with this decision. */
    public Outcome outcome() {
        return switch (eligibility) {
            case ELIGIBLE -> Outcome.APPROVED;
            case NOT_ELIGIBLE -> Outcome.DENIED;
            case UNCLEAR -> Outcome.UNCLEAR;
        };
    }

    /** A rule of a decision table that applied: its id and the analysts' annotation. */
    public record FiredRule(String ruleId, String words) {}
}
