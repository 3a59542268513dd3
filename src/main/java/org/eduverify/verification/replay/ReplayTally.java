package org.eduverify.verification.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.DecidedAttempts.DecidedAttempt;
import org.eduverify.verification.replay.ReplayReport.Case;
import org.eduverify.verification.replay.ReplayReport.Change;
import org.eduverify.verification.replay.ReplayReport.FactsCount;
import org.eduverify.verification.replay.ReplayReport.RuleCount;
import org.eduverify.verification.replay.ReplayReport.RuleUse;
import org.eduverify.verification.replay.ReplayReport.Verdict;

/**
 * Counts the decisions of a proposed table about past attempts. Each combination of facts is decided once, and memory
 * grows with the number of different facts and decisions, not with the number of attempts.
 */
final class ReplayTally {

    private static final Comparator<Case> OLDEST_FIRST = Comparator.comparing(Case::decidedAt)
            .thenComparing(newest -> newest.customer().toString())
            .thenComparing(Case::attemptNumber);

    private record Kind(Verdict from, Verdict to) {}

    private static final class Counter {
        private long count;
    }

    private static final class Counts<K> {

        private final Map<K, Counter> counters = new LinkedHashMap<>();

        void add(K key) {
            counters.computeIfAbsent(key, unseen -> new Counter()).count++;
        }

        long of(K key) {
            Counter counter = counters.get(key);
            return counter == null ? 0 : counter.count;
        }

        List<Map.Entry<K, Long>> mostFrequentFirst() {
            return counters.entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue().count))
                    .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                    .toList();
        }
    }

    private static final class ChangesOfAKind {

        private final Counts<String> formerRules = new Counts<>();
        private final Counts<String> newRules = new Counts<>();
        private long count;
        private Case newest;

        void add(Case one) {
            count++;
            formerRules.add(one.formerRule().ruleId());
            newRules.add(one.newRule().ruleId());
            if (newest == null || OLDEST_FIRST.compare(one, newest) > 0) {
                newest = one;
            }
        }
    }

    private final ProposedTable table;
    private final int mostCases;
    private final Map<Map<Fact, String>, Optional<Decision>> decisions = new HashMap<>();
    private final Map<Kind, ChangesOfAKind> changes = new HashMap<>();
    private final Counts<Map<Fact, String>> unansweredFacts = new Counts<>();
    private final Counts<String> formerTables = new Counts<>();
    private final Counts<String> ruleUses = new Counts<>();
    private final Counts<String> ruleChanges = new Counts<>();
    /** Former rules by id; if the annotation of a rule was changed, one of its annotations. */
    private final Map<String, FiredRule> formerRules = new HashMap<>();

    private final PriorityQueue<Case> newestCases = new PriorityQueue<>(OLDEST_FIRST);
    private long unchanged;
    private long byAnotherRule;
    private long changed;
    private long unanswered;
    private long skipped;

    ReplayTally(ProposedTable table, int mostCases) {
        this.table = table;
        this.mostCases = mostCases;
    }

    void add(DecidedAttempt attempt) {
        formerTables.add(attempt.decisionTable());
        if (attempt.facts().size() < Fact.values().length) {
            skipped++;
            return;
        }
        Optional<Decision> decided = decisions.computeIfAbsent(attempt.facts(), table::decide);
        if (decided.isEmpty()) {
            unanswered++;
            unansweredFacts.add(attempt.facts());
            return;
        }
        FiredRule rule = decided.get().firedRules().get(0);
        ruleUses.add(rule.ruleId());
        Verdict verdict = Verdict.of(decided.get());
        if (verdict.equals(attempt.verdict())) {
            unchanged++;
            byAnotherRule += rule.ruleId().equals(attempt.rule().ruleId()) ? 0 : 1;
        } else {
            changed++;
            ruleChanges.add(rule.ruleId());
            addChange(attempt, verdict, rule);
        }
    }

    private void addChange(DecidedAttempt attempt, Verdict to, FiredRule rule) {
        Case one = new Case(
                attempt.customer(),
                attempt.partner(),
                attempt.number(),
                attempt.decidedAt(),
                attempt.verdict(),
                to,
                formerRules.computeIfAbsent(attempt.rule().ruleId(), unseen -> attempt.rule()),
                rule,
                attempt.facts());
        changes.computeIfAbsent(new Kind(attempt.verdict(), to), unseen -> new ChangesOfAKind())
                .add(one);
        newestCases.add(one);
        if (newestCases.size() > mostCases) {
            newestCases.remove();
        }
    }

    ReplayReport report(Duration took) {
        return new ReplayReport(
                table.name(),
                unchanged + changed + unanswered + skipped,
                unchanged,
                byAnotherRule,
                changed,
                unanswered,
                skipped,
                took,
                formerTables(),
                table.rules().stream()
                        .map(rule -> new RuleUse(rule, ruleUses.of(rule.ruleId()), ruleChanges.of(rule.ruleId())))
                        .toList(),
                changes(),
                unansweredFacts.mostFrequentFirst().stream()
                        .limit(mostCases)
                        .map(entry -> new FactsCount(entry.getKey(), entry.getValue()))
                        .toList(),
                newestCases.stream().sorted(OLDEST_FIRST.reversed()).toList());
    }

    private Map<String, Long> formerTables() {
        Map<String, Long> tables = new TreeMap<>();
        formerTables.mostFrequentFirst().forEach(entry -> tables.put(entry.getKey(), entry.getValue()));
        return tables;
    }

    private List<Change> changes() {
        Map<String, FiredRule> newRules = new HashMap<>();
        table.rules().forEach(rule -> newRules.put(rule.ruleId(), rule));
        return changes.entrySet().stream()
                .map(entry -> new Change(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue().count,
                        counted(entry.getValue().formerRules, formerRules),
                        counted(entry.getValue().newRules, newRules),
                        entry.getValue().newest))
                .sorted(Comparator.comparing(Change::count).reversed().thenComparing(change -> change.to()
                        .reasonCode()))
                .toList();
    }

    private static List<RuleCount> counted(Counts<String> counts, Map<String, FiredRule> rules) {
        return counts.mostFrequentFirst().stream()
                .map(entry -> new RuleCount(rules.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
