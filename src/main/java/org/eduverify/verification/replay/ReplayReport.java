package org.eduverify.verification.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;
import org.eduverify.verification.Outcome;

/**
 * The decisions of a proposed table about all past attempts that a decision table decided. Every attempt is counted
 * once: as unchanged, changed, unanswered or skipped.
 *
 * @param proposedTable id and version tag of the proposed table
 * @param attempts number of all past attempts that a decision table decided
 * @param unchanged attempts with the same outcome, vetting reason and reason code
 * @param byAnotherRule unchanged attempts that another rule decides
 * @param unanswered attempts that no rule of the proposed table applies to
 * @param skipped attempts that lack a fact, for example because an older version did not collect it
 * @param formerTables the tables that decided originally, with their versions, and the number of attempts of each
 * @param rules all rules of the proposed table in the order of the table, and the number of attempts of each
 * @param changes the changed decisions, the most frequent first
 * @param unansweredFacts the facts that no rule applies to, the most frequent first; at most as many as cases
 * @param cases the newest changed attempts, newest first; at most as many as requested
 */
public record ReplayReport(
        String proposedTable,
        long attempts,
        long unchanged,
        long byAnotherRule,
        long changed,
        long unanswered,
        long skipped,
        Duration took,
        Map<String, Long> formerTables,
        List<RuleUse> rules,
        List<Change> changes,
        List<FactsCount> unansweredFacts,
        List<Case> cases) {

    /** The compared part of a decision. Texts and fields to correct are not compared. */
    public record Verdict(Outcome outcome, Optional<VettingReason> reason, String reasonCode) {

        static Verdict of(Decision decision) {
            return new Verdict(decision.outcome(), decision.reason(), decision.reasonCode());
        }
    }

    /** The number of attempts that a rule decides. */
    public record RuleCount(FiredRule rule, long count) {}

    /** The number of attempts that a rule of the proposed table decides, and how many of them change. */
    public record RuleUse(FiredRule rule, long attempts, long changed) {}

    /**
     * Attempts whose decision changes in the same way.
     *
     * @param formerRules the rules that applied originally, the most frequent first
     * @param newRules the rules of the proposed table that apply, the most frequent first
     * @param newest the newest of these attempts, as an example
     */
    public record Change(
            Verdict from, Verdict to, long count, List<RuleCount> formerRules, List<RuleCount> newRules, Case newest) {}

    /** The number of attempts with the same facts. */
    public record FactsCount(Map<Fact, String> facts, long count) {}

    /** A changed attempt. The facts are in analysts' words and contain no personal data. */
    public record Case(
            CustomerId customer,
            String partner,
            int attemptNumber,
            Instant decidedAt,
            Verdict from,
            Verdict to,
            FiredRule formerRule,
            FiredRule newRule,
            Map<Fact, String> facts) {}
}
