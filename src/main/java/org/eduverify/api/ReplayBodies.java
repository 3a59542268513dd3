package org.eduverify.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.DecisionReplay.Progress;
import org.eduverify.verification.replay.ReplayReport;
import org.eduverify.verification.replay.ReplayReport.Case;
import org.eduverify.verification.replay.ReplayReport.Change;
import org.eduverify.verification.replay.ReplayReport.FactsCount;
import org.eduverify.verification.replay.ReplayReport.RuleCount;
import org.eduverify.verification.replay.ReplayReport.RuleUse;
import org.eduverify.verification.replay.ReplayReport.Verdict;

/** The JSON bodies of replays. */
final class ReplayBodies {

    private ReplayBodies() {}

    /**
     * @param outcome approved, denied or unclear
     */
    record VerdictBody(String outcome, String vettingReason, String reasonCode) {

        static VerdictBody of(Verdict verdict) {
            return new VerdictBody(
                    verdict.outcome().name().toLowerCase(Locale.ROOT),
                    verdict.reason().map(VettingReason::text).orElse(null),
                    verdict.reasonCode());
        }
    }

    record RuleCountBody(String rule, String words, long count) {

        static List<RuleCountBody> list(List<RuleCount> counts) {
            return counts.stream()
                    .map(count -> new RuleCountBody(
                            count.rule().ruleId(), count.rule().words(), count.count()))
                    .toList();
        }
    }

    /**
     * @param attempts number of past attempts that the rule decides
     * @param changed number of those attempts that it decides differently
     */
    record RuleUseBody(String rule, String words, long attempts, long changed) {

        static RuleUseBody of(RuleUse use) {
            return new RuleUseBody(use.rule().ruleId(), use.rule().words(), use.attempts(), use.changed());
        }
    }

    /**
     * @param formerRule id of the rule that applied originally
     * @param newRule id of the rule of the proposed table that applies
     * @param facts in the words of the decision table
     */
    record CaseBody(
            String customerId,
            String partner,
            int attemptNumber,
            Instant decidedAt,
            VerdictBody from,
            VerdictBody to,
            String formerRule,
            String newRule,
            Map<String, String> facts) {

        static CaseBody of(Case one) {
            return new CaseBody(
                    one.customer().toString(),
                    one.partner(),
                    one.attemptNumber(),
                    one.decidedAt(),
                    VerdictBody.of(one.from()),
                    VerdictBody.of(one.to()),
                    one.formerRule().ruleId(),
                    one.newRule().ruleId(),
                    byKey(one.facts()));
        }
    }

    record ChangeBody(
            VerdictBody from,
            VerdictBody to,
            long count,
            List<RuleCountBody> formerRules,
            List<RuleCountBody> newRules,
            CaseBody newest) {

        static ChangeBody of(Change change) {
            return new ChangeBody(
                    VerdictBody.of(change.from()),
                    VerdictBody.of(change.to()),
                    change.count(),
                    RuleCountBody.list(change.formerRules()),
                    RuleCountBody.list(change.newRules()),
                    CaseBody.of(change.newest()));
        }
    }

    record FactsBody(long count, Map<String, String> facts) {

        static FactsBody of(FactsCount counted) {
            return new FactsBody(counted.count(), byKey(counted.facts()));
        }
    }

    record TableBody(String decisionTable, long count) {}

    /**
     * Changed attempts, newest first.
     *
     * @param totalCount number of all changed attempts, of which {@code items} lists the newest
     */
    record CasesBody(long totalCount, List<CaseBody> items) {}

    /** The report of a replay, see {@link ReplayReport}. */
    record ReplayBody(
            String proposedTable,
            long attempts,
            long unchanged,
            long byAnotherRule,
            long changed,
            long unanswered,
            long skipped,
            double seconds,
            List<TableBody> formerTables,
            List<ChangeBody> changes,
            List<RuleUseBody> rules,
            List<FactsBody> unansweredFacts,
            CasesBody cases) {

        static ReplayBody of(ReplayReport report) {
            return new ReplayBody(
                    report.proposedTable(),
                    report.attempts(),
                    report.unchanged(),
                    report.byAnotherRule(),
                    report.changed(),
                    report.unanswered(),
                    report.skipped(),
                    inSeconds(report.took()),
                    report.formerTables().entrySet().stream()
                            .map(table -> new TableBody(table.getKey(), table.getValue()))
                            .toList(),
                    report.changes().stream().map(ChangeBody::of).toList(),
                    report.rules().stream().map(RuleUseBody::of).toList(),
                    report.unansweredFacts().stream().map(FactsBody::of).toList(),
                    new CasesBody(
                            report.changed(),
                            report.cases().stream().map(CaseBody::of).toList()));
        }
    }

    record ProgressBody(String startedBy, Instant startedAt, long lookedAt, long total, double seconds) {

        static ProgressBody of(Progress progress) {
            return new ProgressBody(
                    progress.startedBy(),
                    progress.startedAt(),
                    progress.lookedAt(),
                    progress.total(),
                    inSeconds(progress.soFar()));
        }
    }

    private static Map<String, String> byKey(Map<Fact, String> facts) {
        Map<String, String> byKey = new LinkedHashMap<>();
        facts.forEach((fact, value) -> byKey.put(fact.key(), value));
        return byKey;
    }

    private static double inSeconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
