package org.eduverify.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table from the class path, evaluated without process or database, and its examples. */
public final class DecisionTable {

    /**
     * The table's answer to a set of inputs.
     *
     * @param rules ids of the rules that applied
     * @param outputs the outputs of each of these rules, by name
     */
    public record Answer(List<String> rules, List<Map<String, Object>> outputs) {

        /** An output of the rule that applied; fails unless exactly one rule applied. */
        public String text(String output) {
            assertThat(rules).as("rules that apply").hasSize(1);
            return String.valueOf(outputs.get(0).get(output));
        }
    }

    /** A row of the examples, displayed with its line number and its comment. */
    public record Example(long line, Map<String, String> cells) {

        public String cell(String column) {
            return cells.get(column);
        }

        @Override
        public String toString() {
            return "line %d: %s".formatted(line, cell("why"));
        }
    }

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LIST_OF_VALUES = Pattern.compile("(not\\()?\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\)?");

    private final String name;
    private final DmnModelInstance model;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private DmnDecisionTableEvaluationEvent evaluation;

    public DecisionTable(String name) {
        this.name = name;
        try (InputStream file = DecisionTable.class.getResourceAsStream("/bpmn/" + name + ".dmn")) {
            model = Dmn.readModelFromStream(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                .customPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(event -> evaluation = event)))
                .buildEngine();
        decision = engine.parseDecision(name, model);
    }

    public Answer answer(Map<String, ?> facts) {
        DmnDecisionResult result = engine.evaluateDecision(decision, new LinkedHashMap<>(facts));
        return new Answer(
                evaluation.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList(),
                result.getResultList());
    }

    /** The ids of the rules, in the order of the table. */
    public List<String> rules() {
        return model.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    /** The values that the table declares for each input, in the order of the columns. */
    public Map<String, List<String>> declaredInputs() {
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        for (Input input : model.getModelElementsByType(Input.class)) {
            String values = input.getInputValues() == null
                    ? ""
                    : input.getInputValues().getText().getTextContent();
            inputs.put(input.getInputExpression().getText().getTextContent().strip(), quoted(values));
        }
        return inputs;
    }

    /** The values that the cells of each input contain. */
    public Map<String, List<String>> namedInputs() {
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        for (String input : declaredInputs().keySet()) {
            inputs.put(
                    input,
                    cells(inputs.size()).stream()
                            .flatMap(cell -> quoted(cell).stream())
                            .toList());
        }
        return inputs;
    }

    /**
     * The declared values without those that the table does not distinguish from an earlier one. If all cells of a
     * column are lists of values, two values that occur in the same cells always lead to the same answer. Leaving out
     * the second one saves most of the evaluations.
     */
    Map<String, List<String>> distinguishableInputs() {
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        declaredInputs().forEach((input, values) -> {
            List<String> cells = cells(inputs.size()).stream()
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            boolean comparable =
                    cells.stream().allMatch(cell -> LIST_OF_VALUES.matcher(cell).matches());
            Map<Object, String> firstOfItsKind = new LinkedHashMap<>();
            for (String value : values) {
                List<String> naming = cells.stream()
                        .filter(cell -> quoted(cell).contains(value))
                        .toList();
                firstOfItsKind.putIfAbsent(comparable ? naming : value, value);
            }
            inputs.put(input, List.copyOf(firstOfItsKind.values()));
        });
        return inputs;
    }

    private List<String> cells(int column) {
        return model.getModelElementsByType(Rule.class).stream()
                .map(rule -> List.copyOf(rule.getInputEntries())
                        .get(column)
                        .getText()
                        .getTextContent()
                        .strip())
                .toList();
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** All combinations of one value for each key. */
    public static <T> List<Map<String, T>> combinations(Map<String, ? extends List<? extends T>> values) {
        List<Map<String, T>> combinations = List.of(Map.of());
        for (Map.Entry<String, ? extends List<? extends T>> next : values.entrySet()) {
            List<Map<String, T>> longer = new ArrayList<>();
            for (Map<String, T> combination : combinations) {
                for (T value : next.getValue()) {
                    Map<String, T> one = new LinkedHashMap<>(combination);
                    one.put(next.getKey(), value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** The examples in the CSV file beside the table in the project folder. */
    public List<Example> examples() {
        Path file = Path.of("bpmn", name + ".csv");
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(file))) {
            List<Example> examples = new ArrayList<>();
            rows.forEach(row -> examples.add(new Example(rows.getCurrentLineNumber(), row.toMap())));
            assertThat(examples).as("examples in %s", file).isNotEmpty();
            return examples;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
