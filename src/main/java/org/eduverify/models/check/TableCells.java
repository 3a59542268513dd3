package org.eduverify.models.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Reads the cells of decision tables. */
public final class TableCells {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

    private TableCells() {}

    /** Content of a cell without surrounding white space; empty if the cell has no text. */
    public static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** The expression of an input column; empty if it has none. */
    public static String expression(Input input) {
        return input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
    }

    /** The value of a cell that is a string literal; empty for any other expression. */
    public static Optional<String> literal(String cell) {
        Matcher literal = LITERAL.matcher(cell);
        return literal.matches() ? Optional.of(literal.group(1)) : Optional.empty();
    }

    /** The string literals that each output of each decision table can return, by decision and output name. */
    static Map<String, Map<String, Set<String>>> outcomes(DmnModelInstance model) {
        Map<String, Map<String, Set<String>>> outcomes = new HashMap<>();
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            Map<String, Set<String>> outputs = new HashMap<>();
            if (decision.getExpression() instanceof DecisionTable table) {
                List<Output> columns = List.copyOf(table.getOutputs());
                for (int column = 0; column < columns.size(); column++) {
                    outputs.put(columns.get(column).getName(), literals(table, column));
                }
            }
            outcomes.put(decision.getId(), outputs);
        }
        return outcomes;
    }

    private static Set<String> literals(DecisionTable table, int column) {
        Set<String> values = new TreeSet<>();
        for (Rule rule : table.getRules()) {
            rule.getOutputEntries().stream()
                    .skip(column)
                    .findFirst()
                    .map(OutputEntry::getText)
                    .flatMap(text -> literal(text(text)))
                    .ifPresent(values::add);
        }
        return values;
    }
}
