package org.eduverify.verification;

import java.util.List;
import java.util.Optional;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;

/**
 * The decision table's decision about the facts.
 *
 * @param reason empty if eligible
 * @param reasonCode stable name of the outcome in UPPER_SNAKE_CASE
 * @param correctable whether a correction by the customer can help
 * @param fieldsToCorrect the fields that a correction would change; empty if no correction helps, and for attempts
 *     decided by a table that did not name fields yet
 * @param explanation why, for the customer
 * @param whatToDo the customer's next step
 * @param staffNote for staff only
 * @param decisionTable id, version tag and version of the table
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

    /** The outcome of an attempt with this decision. */
    public Outcome outcome() {
        return eligibility.outcome();
    }

    /** A rule of a decision table that applied: its id and the analysts' annotation. */
    public record FiredRule(String ruleId, String words) {}
}
