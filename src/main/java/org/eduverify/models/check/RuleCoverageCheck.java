package org.eduverify.models.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.models.check.TableCheck.InputColumn;
import org.eduverify.process.engine.CachingFeelEngineFactory.UnaryTests;
import org.eduverify.verification.Fact;

/**
 * Checks the rules of a decision table against every combination of inputs that can occur. It finds cases without a rule,
 * cases with several rules, rules that never decide, and cells that match no value.
 */
class RuleCoverageCheck {

    private static final int EXAMPLES = 3;

    private final String file;
    private final String label;
    private final List<Rule> rules;
    private final List<InputColumn> columns;
    private final HitPolicy policy;
    private final UnaryTests unaryTests;
    private final List<Finding> findings = new ArrayList<>();

    /** By column and value, the indexes of the rules that the value passes. A case passes the intersection. */
    private final List<Map<Object, BitSet>> passing = new ArrayList<>();

    private final Object[] values;
    private final Set<String> gaps = new LinkedHashSet<>();
    private final Set<String> overlaps = new LinkedHashSet<>();
    private final BitSet deciding = new BitSet();

    private RuleCoverageCheck(
            String file, String label, DecisionTable table, List<InputColumn> columns, UnaryTests unaryTests) {
        this.file = file;
        this.label = label;
        this.rules = List.copyOf(table.getRules());
        this.columns = columns;
        this.policy = table.getHitPolicy() == null ? HitPolicy.UNIQUE : table.getHitPolicy();
        this.unaryTests = unaryTests;
        this.values = new Object[columns.size()];
    }

    static List<Finding> check(
            String file, String label, DecisionTable table, List<InputColumn> columns, UnaryTests unaryTests) {
        RuleCoverageCheck check = new RuleCoverageCheck(file, label, table, columns, unaryTests);
        if (check.evaluateCells()) {
            check.evaluateCases();
        }
        return check.findings;
    }

    /** Returns false if a cell is invalid, so that cases cannot be evaluated. */
    private boolean evaluateCells() {
        for (int column = 0; column < columns.size(); column++) {
            Map<Object, BitSet> byValue = new LinkedHashMap<>();
            for (Object value : columns.get(column).values()) {
                byValue.put(value, new BitSet());
            }
            for (int index = 0; index < rules.size(); index++) {
                if (!evaluateCell(column, index, byValue)) {
                    return false;
                }
            }
            passing.add(byValue);
        }
        return true;
    }

    private boolean evaluateCell(int column, int index, Map<Object, BitSet> byValue) {
        Rule rule = rules.get(index);
        String cell =
                TableCells.text(List.copyOf(rule.getInputEntries()).get(column).getText());
        try {
            byValue.forEach((value, bits) -> bits.set(index, unaryTests.passes(cell, value)));
        } catch (RuntimeException invalid) {
            add(
                    "has a cell that is not valid FEEL: %s (rule %s)".formatted(cell, rule.getId()),
                    "write texts in quotation marks and numbers without");
            return false;
        }
        if (byValue.values().stream().noneMatch(bits -> bits.get(index))) {
            add(
                    "has a rule (%s) whose cell %s does not match any value of %s"
                            .formatted(rule.getId(), cell, columns.get(column).name()),
                    "use one of "
                            + byValue.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return true;
    }

    private void evaluateCases() {
        BitSet all = new BitSet();
        all.set(0, rules.size());
        evaluateCases(0, all);
        if (!gaps.isEmpty()) {
            add(
                    "has no rule for some possible cases, for example " + String.join("; ", gaps),
                    "add a rule for them, or a last rule that matches everything else");
        }
        if (!overlaps.isEmpty()) {
            add(
                    "has several rules for the same case, for example " + String.join("; ", overlaps),
                    "make the rules exclude each other, or choose the hit policy First");
            return;
        }
        for (int rule = deciding.nextClearBit(0); rule < rules.size(); rule = deciding.nextClearBit(rule + 1)) {
            if (!matchesEverything(rules.get(rule))) {
                add(
                        "has a rule that never decides (%s), because the rules above it match all its cases"
                                .formatted(rules.get(rule).getId()),
                        "move it up or remove it");
            }
        }
    }

    /** A last rule that matches everything else is welcome even if no case is left for it. */
    private static boolean matchesEverything(Rule rule) {
        return rule.getInputEntries().stream()
                .map(entry -> TableCells.text(entry.getText()))
                .allMatch(cell -> cell.isEmpty() || cell.equals("-"));
    }

    private void evaluateCases(int column, BitSet candidates) {
        if (column == columns.size()) {
            evaluateCase(candidates);
            return;
        }
        passing.get(column).forEach((value, bits) -> {
            values[column] = value;
            BitSet remaining = (BitSet) candidates.clone();
            remaining.and(bits);
            evaluateCases(column + 1, remaining);
        });
    }

    private void evaluateCase(BitSet matching) {
        if (!canOccur()) {
            return;
        }
        if (matching.isEmpty()) {
            if (gaps.size() < EXAMPLES) {
                gaps.add(describeCase());
            }
            return;
        }
        if (policy == HitPolicy.UNIQUE && matching.cardinality() > 1 && overlaps.size() < EXAMPLES) {
            String together =
                    matching.stream().mapToObj(rule -> rules.get(rule).getId()).collect(Collectors.joining(" and "));
            overlaps.add("%s: %s".formatted(describeCase(), together));
        }
        if (policy == HitPolicy.FIRST) {
            deciding.set(matching.nextSetBit(0));
        } else {
            deciding.or(matching);
        }
    }

    private boolean canOccur() {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (int column = 0; column < columns.size(); column++) {
            for (Fact fact : Fact.values()) {
                if (fact.key().equals(columns.get(column).name())) {
                    facts.put(fact, String.valueOf(values[column]));
                }
            }
        }
        return Fact.occurTogether(facts);
    }

    private String describeCase() {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> "%s = %s".formatted(columns.get(column).name(), values[column]))
                .collect(Collectors.joining(", "));
    }

    private void add(String problem, String remedy) {
        findings.add(new Finding(file, label, problem, remedy));
    }
}
