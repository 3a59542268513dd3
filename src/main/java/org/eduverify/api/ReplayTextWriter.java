package org.eduverify.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eduverify.api.ReplayBodies.CaseBody;
import org.eduverify.api.ReplayBodies.ChangeBody;
import org.eduverify.api.ReplayBodies.ReplayBody;
import org.eduverify.api.ReplayBodies.RuleCountBody;
import org.eduverify.api.ReplayBodies.VerdictBody;

/** Writes the report of a replay as a plain text table for a terminal. */
final class ReplayTextWriter {

    private final StringBuilder text = new StringBuilder();

    private ReplayTextWriter() {}

    /** The report as text, with a line feed after each line. */
    static String write(ReplayBody report) {
        ReplayTextWriter writer = new ReplayTextWriter();
        writer.counts(report);
        writer.changes(report.changes());
        writer.unanswered(report);
        writer.rules(report);
        writer.cases(report.cases().totalCount(), report.cases().items());
        return writer.text.toString();
    }

    private void counts(ReplayBody report) {
        line("%s on %,d past attempts, in %.1f s", report.proposedTable(), report.attempts(), report.seconds());
        report.formerTables().forEach(table -> line("decided then: %,d by %s", table.count(), table.decisionTable()));
        line("");
        line("%,10d  unchanged (%,d of them by another rule)", report.unchanged(), report.byAnotherRule());
        line("%,10d  changed", report.changed());
        line("%,10d  unanswered: no rule applies", report.unanswered());
        line("%,10d  skipped: some facts are unknown", report.skipped());
    }

    private void changes(List<ChangeBody> changes) {
        if (changes.isEmpty()) {
            return;
        }
        heading("Changes");
        for (ChangeBody change : changes) {
            line("%,10d  %s  ->  %s", change.count(), verdict(change.from()), verdict(change.to()));
            change.formerRules().forEach(rule -> rule("then", rule));
            change.newRules().forEach(rule -> rule("now ", rule));
        }
    }

    private void rule(String when, RuleCountBody rule) {
        line("%,18d  %s  %s: %s", rule.count(), when, rule.rule(), rule.words());
    }

    private void unanswered(ReplayBody report) {
        if (report.unansweredFacts().isEmpty()) {
            return;
        }
        heading("Facts that no rule applies to");
        report.unansweredFacts().forEach(facts -> line("%,10d  %s", facts.count(), facts(facts.facts())));
    }

    private void rules(ReplayBody report) {
        heading("Rules: attempts that each rule decides, and how many of them change");
        report.rules()
                .forEach(rule ->
                        line("%,10d %,10d  %s: %s", rule.attempts(), rule.changed(), rule.rule(), rule.words()));
    }

    private void cases(long total, List<CaseBody> cases) {
        if (cases.isEmpty()) {
            return;
        }
        heading(String.format(Locale.ENGLISH, "Cases: the newest %,d of %,d", cases.size(), total));
        for (CaseBody one : cases) {
            line(
                    "  %s  customer %s of %s, attempt %d",
                    one.decidedAt(), one.customerId(), one.partner(), one.attemptNumber());
            line("    %s  ->  %s", verdict(one.from()), verdict(one.to()));
            line("    %s", facts(one.facts()));
        }
    }

    private void heading(String words) {
        line("");
        line("%s", words);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ENGLISH, format, arguments)).append('\n');
    }

    private static String verdict(VerdictBody verdict) {
        String reason = verdict.vettingReason() == null ? "" : verdict.vettingReason() + ", ";
        return "%s (%s%s)".formatted(verdict.outcome(), reason, verdict.reasonCode());
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "%s = %s".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining(", "));
    }
}
