package org.eduverify.verification.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Attempt.Outcome;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;

/**
 * What a proposed decision table would have decided about all automatic attempts that were decided so far. Every
 * attempt is counted once: as unchanged, changed, unanswered or skipped.
 *
 * @param proposedTable id and version tag of the proposed table
 * @param attempts automatic attempts that a table decided
 * @param unchanged the proposed table decides the same: outcome, vetting reason and reason code
 * @param byAnotherRule of those unchanged, how many by another rule than before
 * @param unanswered no rule of the proposed table applies
 * @param skipped not all facts are known that are known today, as with attempts of older versions
 * @param formerTables the tables that decided then, with their versions, and how many attempts each
 * @param rules every rule of the proposed table in its order, and how many attempts it decides
 * @param changes from what to what, the most frequent first
 * @param unansweredFacts the facts that no rule applies to, the most frequent first
 * @param cases the newest attempts that would be decided otherwise, newest first; not all of them
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

    /** What is compared of two decisions; what customers are told and what they could correct is not. */
    public record Verdict(Outcome outcome, Optional<VettingReason> reason, String reasonCode) {

        static Verdict of(Decision decision) {
            return new Verdict(decision.outcome(), decision.reason(), decision.reasonCode());
        }
    }

    /** How many attempts a rule decided or would decide. */
    public record RuleCount(FiredRule rule, long count) {}

    /** How many attempts a rule of the proposed table decides, and how many of those otherwise than before. */
    public record RuleUse(FiredRule rule, long attempts, long changed) {}

    /**
     * Attempts that go from one decision to another.
     *
     * @param formerRules the rules that applied then, the most frequent first
     * @param newRules the rules of the proposed table that apply, the most frequent first
     * @param newest the newest of the attempts, as an example
     */
    public record Change(
            Verdict from, Verdict to, long count, List<RuleCount> formerRules, List<RuleCount> newRules, Case newest) {}

    /** How many attempts have the same facts. */
    public record FactsCount(Map<Fact, String> facts, long count) {}

    /** One attempt that would be decided otherwise. Facts are in analysts' words and tell nothing personal. */
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
