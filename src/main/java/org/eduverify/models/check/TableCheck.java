package org.eduverify.models.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.eduverify.customer.VettingReason;
import org.eduverify.offers.OfferEligibilityTable;
import org.eduverify.offers.OfferFact;
import org.eduverify.process.engine.CachingFeelEngineFactory;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.verification.Fact;

/**
 * Looks at the decision tables of one file, and says in analysts' words what is wrong with them: what they lack, which
 * cases no rule answers, which more than one, and which rule no case ever reaches. It goes through every combination of
 * facts that can occur.
 */
class TableCheck {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final int MOST_SHOWN = 3;

    /** What the variables that a table may read can be; numbers as far as requests are counted in practice. */
    private static final Map<String, List<?>> VARIABLES = Map.of(
            ProcessVariables.VETTING_REASON.name(),
            Arrays.stream(VettingReason.values()).map(VettingReason::text).toList(),
            ProcessVariables.ATTEMPTS_LEFT.name(),
            IntStream.rangeClosed(0, 6).boxed().toList(),
            ProcessVariables.ATTEMPT_NUMBER.name(),
            IntStream.rangeClosed(1, 7).boxed().toList());

    private final String file;
    private final CachingFeelEngineFactory feel;
    private final List<Finding> findings = new ArrayList<>();

    private TableCheck(String file, CachingFeelEngineFactory feel) {
        this.file = file;
        this.feel = feel;
    }

    static List<Finding> check(String file, DmnModelInstance model, CachingFeelEngineFactory feel) {
        TableCheck check = new TableCheck(file, feel);
        model.getModelElementsByType(Decision.class).forEach(check::decision);
        return check.findings;
    }

    /** What each output of each table may answer, by decision. */
    static Map<String, Map<String, Set<String>>> answers(DmnModelInstance model) {
        Map<String, Map<String, Set<String>>> answers = new HashMap<>();
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            Map<String, Set<String>> outputs = new HashMap<>();
            if (decision.getExpression() instanceof DecisionTable table) {
                List<Output> columns = List.copyOf(table.getOutputs());
                for (int column = 0; column < columns.size(); column++) {
                    Set<String> values = new TreeSet<>();
                    for (Rule rule : table.getRules()) {
                        Matcher literal = LITERAL.matcher(rule.getOutputEntries().stream()
                                .skip(column)
                                .findFirst()
                                .map(entry -> cell(entry.getText()))
                                .orElse(""));
                        if (literal.matches()) {
                            values.add(literal.group(1));
                        }
                    }
                    outputs.put(columns.get(column).getName(), values);
                }
            }
            answers.put(decision.getId(), outputs);
        }
        return answers;
    }

    private void decision(Decision decision) {
        String tag = decision.getVersionTag();
        found(
                tag == null || !VERSION.matcher(tag).matches(),
                decision,
                "has no version tag like 1.2.0",
                "set the version tag");
        found(
                decision.getCamundaHistoryTimeToLiveString() == null,
                decision,
                "has no time to live",
                "set the history time to live, for example P365D");
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            found(true, decision, "is no decision table", "draw it as a table");
            return;
        }
        for (Rule rule : table.getRules()) {
            found(
                    rule.getDescription() == null
                            || rule.getDescription().getTextContent().isBlank(),
                    decision,
                    "has a rule without an annotation (%s)".formatted(rule.getId()),
                    "say in it why the rule is there");
        }
        if (table.getInputs().stream().allMatch(input -> isKnown(decision, input))) {
            cases(decision, table);
        }
        if (OfferEligibilityTable.KEY.equals(decision.getId())) {
            findings.addAll(OfferTableCheck.check(file, decision, table));
        }
    }

    private boolean isKnown(Decision decision, Input input) {
        String name = name(input);
        Map<String, List<?>> inputs = possible(decision);
        boolean known = inputs.containsKey(name);
        found(
                !known,
                decision,
                "reads '%s', which is neither a fact nor a variable that is known then".formatted(name),
                "use one of " + inputs.keySet().stream().sorted().collect(Collectors.joining(", ")));
        return known;
    }

    private static String name(Input input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText().getTextContent().strip();
    }

    /** What the inputs that the decision may read can be, by input. */
    private static Map<String, List<?>> possible(Decision decision) {
        Map<String, List<?>> inputs = new HashMap<>();
        if (OfferEligibilityTable.KEY.equals(decision.getId())) {
            Arrays.stream(OfferFact.values()).forEach(fact -> inputs.put(fact.key(), fact.possibleValues()));
            return inputs;
        }
        Arrays.stream(Fact.values()).forEach(fact -> inputs.put(fact.key(), fact.possibleValues()));
        inputs.putAll(VARIABLES);
        return inputs;
    }

    /** For each column and each value that it can have, which rules it passes; a case is then an intersection. */
    private void cases(Decision decision, DecisionTable table) {
        List<Rule> rules = List.copyOf(table.getRules());
        List<String> columns = table.getInputs().stream().map(TableCheck::name).toList();
        List<Map<Object, BitSet>> passing = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Map<Object, BitSet> byValue = new LinkedHashMap<>();
            for (Object value : possible(decision).get(columns.get(column))) {
                byValue.put(value, new BitSet());
            }
            for (int rule = 0; rule < rules.size(); rule++) {
                String cell = cell(List.copyOf(rules.get(rule).getInputEntries())
                        .get(column)
                        .getText());
                if (!isReadable(decision, rules.get(rule), cell, byValue, rule)) {
                    return;
                }
                int index = rule;
                if (byValue.values().stream().noneMatch(bits -> bits.get(index))) {
                    found(
                            true,
                            decision,
                            "has a rule (%s) whose cell %s no value of %s passes"
                                    .formatted(rules.get(rule).getId(), cell, columns.get(column)),
                            "use "
                                    + byValue.keySet().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", ")));
                }
            }
            passing.add(byValue);
        }
        new Cases(decision, rules, columns, passing, table.getHitPolicy()).walk();
    }

    private boolean isReadable(Decision decision, Rule rule, String cell, Map<Object, BitSet> byValue, int index) {
        try {
            byValue.forEach((value, bits) -> bits.set(index, feel.passes(cell, value)));
            return true;
        } catch (RuntimeException noFeel) {
            found(
                    true,
                    decision,
                    "has a cell that cannot be read: %s (rule %s)".formatted(cell, rule.getId()),
                    "write texts in quotation marks, numbers without");
            return false;
        }
    }

    private final class Cases {

        private final Decision decision;
        private final List<Rule> rules;
        private final List<String> columns;
        private final List<Map<Object, BitSet>> passing;
        private final HitPolicy policy;
        private final Object[] values;
        private final Set<String> gaps = new LinkedHashSet<>();
        private final Set<String> overlaps = new LinkedHashSet<>();
        private final BitSet deciding = new BitSet();

        Cases(
                Decision decision,
                List<Rule> rules,
                List<String> columns,
                List<Map<Object, BitSet>> passing,
                HitPolicy policy) {
            this.decision = decision;
            this.rules = rules;
            this.columns = columns;
            this.passing = passing;
            this.policy = policy == null ? HitPolicy.UNIQUE : policy;
            this.values = new Object[columns.size()];
        }

        void walk() {
            BitSet all = new BitSet();
            all.set(0, rules.size());
            walk(0, all);
            found(
                    !gaps.isEmpty(),
                    decision,
                    "has no rule for some cases that can occur, for example " + shown(gaps),
                    "add a rule for them, or a last rule for everything else");
            found(
                    !overlaps.isEmpty(),
                    decision,
                    "has several rules for the same case, for example " + shown(overlaps),
                    "let one rule exclude what the other says, or choose the hit policy First");
            for (int rule = deciding.nextClearBit(0); rule < rules.size(); rule = deciding.nextClearBit(rule + 1)) {
                found(
                        overlaps.isEmpty() && !isSafetyNet(rules.get(rule)),
                        decision,
                        "has a rule that never decides (%s): rules above it take all its cases"
                                .formatted(rules.get(rule).getId()),
                        "move it up, or remove it");
            }
        }

        /** A last rule for everything else is welcome, even while there is nothing else. */
        private static boolean isSafetyNet(Rule rule) {
            return rule.getInputEntries().stream()
                    .map(entry -> cell(entry.getText()))
                    .allMatch(cell -> cell.isEmpty() || cell.equals("-"));
        }

        private void walk(int column, BitSet left) {
            if (column < columns.size()) {
                passing.get(column).forEach((value, bits) -> {
                    values[column] = value;
                    BitSet still = (BitSet) left.clone();
                    still.and(bits);
                    walk(column + 1, still);
                });
                return;
            }
            if (!canOccur()) {
                return;
            }
            if (left.isEmpty()) {
                if (gaps.size() < MOST_SHOWN) {
                    gaps.add(described());
                }
                return;
            }
            if (policy == HitPolicy.UNIQUE && left.cardinality() > 1 && overlaps.size() < MOST_SHOWN) {
                String together =
                        left.stream().mapToObj(rule -> rules.get(rule).getId()).collect(Collectors.joining(" and "));
                overlaps.add("%s: %s".formatted(described(), together));
            }
            if (policy == HitPolicy.FIRST) {
                deciding.set(left.nextSetBit(0));
            } else {
                deciding.or(left);
            }
        }

        private boolean canOccur() {
            Map<Fact, String> facts = new EnumMap<>(Fact.class);
            for (int column = 0; column < columns.size(); column++) {
                for (Fact fact : Fact.values()) {
                    if (fact.key().equals(columns.get(column))) {
                        facts.put(fact, String.valueOf(values[column]));
                    }
                }
            }
            return Fact.occurTogether(facts);
        }

        private String described() {
            return IntStream.range(0, columns.size())
                    .mapToObj(column -> "%s = %s".formatted(columns.get(column), values[column]))
                    .collect(Collectors.joining(", "));
        }

        private String shown(Set<String> examples) {
            return examples.stream().collect(Collectors.joining("; "));
        }
    }

    private static String cell(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private void found(boolean wrong, Decision decision, String problem, String remedy) {
        if (wrong) {
            findings.add(new Finding(file, "%s (%s)".formatted(decision.getName(), decision.getId()), problem, remedy));
        }
    }
}
