package org.eduverify.models.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.customer.VettingReason;
import org.eduverify.models.ElementLabel;
import org.eduverify.models.VersionTag;
import org.eduverify.offers.OfferEligibilityTable;
import org.eduverify.offers.OfferFact;
import org.eduverify.process.engine.CachingFeelEngineFactory.UnaryTests;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.verification.Fact;

/**
 * Checks the decision tables of one file: their attributes, annotations and inputs. {@link RuleCoverageCheck} checks
 * their rules.
 */
class TableCheck {

    /** Possible values of the variables that a table may read; numbers cover the requests that occur in practice. */
    private static final Map<String, List<?>> VARIABLES = Map.of(
            ProcessVariables.VETTING_REASON.name(),
            Arrays.stream(VettingReason.values()).map(VettingReason::text).toList(),
            ProcessVariables.ATTEMPTS_LEFT.name(),
            IntStream.rangeClosed(0, 6).boxed().toList(),
            ProcessVariables.ATTEMPT_NUMBER.name(),
            IntStream.rangeClosed(1, 7).boxed().toList());

    /** The inputs that a table of the process may read, with their possible values. */
    private static final Map<String, List<?>> INPUTS = inputs();

    /** The inputs that {@code decide-offer-eligibility} may read, with their possible values. */
    private static final Map<String, List<?>> OFFER_INPUTS = offerInputs();

    private final String file;
    private final UnaryTests unaryTests;
    private final List<Finding> findings = new ArrayList<>();

    private TableCheck(String file, UnaryTests unaryTests) {
        this.file = file;
        this.unaryTests = unaryTests;
    }

    static List<Finding> check(String file, DmnModelInstance model, UnaryTests unaryTests) {
        TableCheck check = new TableCheck(file, unaryTests);
        model.getModelElementsByType(Decision.class).forEach(check::decision);
        return check.findings;
    }

    private void decision(Decision decision) {
        String label = ElementLabel.nameAndId(decision.getName(), decision.getId());
        if (VersionTag.of(decision.getVersionTag()).isEmpty()) {
            add(label, "does not have a version tag such as 1.2.0", "set the version tag");
        }
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            add(label, "has no history time to live", "set the history time to live, for example P365D");
        }
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            add(label, "is not a decision table", "model it as a decision table");
            return;
        }
        for (Rule rule : table.getRules()) {
            if (rule.getDescription() == null
                    || rule.getDescription().getTextContent().isBlank()) {
                add(
                        label,
                        "has a rule without an annotation (%s)".formatted(rule.getId()),
                        "explain the rule in its annotation");
            }
        }
        boolean ofOffers = OfferEligibilityTable.KEY.equals(decision.getId());
        List<InputColumn> columns = columns(label, table, ofOffers ? OFFER_INPUTS : INPUTS);
        if (columns.size() == table.getInputs().size()) {
            findings.addAll(RuleCoverageCheck.check(file, label, table, columns, unaryTests));
        }
        if (ofOffers) {
            findings.addAll(OfferTableCheck.check(file, label, table));
        }
    }

    private List<InputColumn> columns(String label, DecisionTable table, Map<String, List<?>> inputs) {
        List<InputColumn> columns = new ArrayList<>();
        for (Input input : table.getInputs()) {
            String name = TableCells.expression(input);
            Optional.ofNullable(inputs.get(name))
                    .ifPresentOrElse(
                            values -> columns.add(new InputColumn(name, values)),
                            () -> add(
                                    label,
                                    "reads '%s', which is neither a fact nor a variable that is set at this point"
                                            .formatted(name),
                                    "use one of " + String.join(", ", inputs.keySet())));
        }
        return columns;
    }

    private static Map<String, List<?>> inputs() {
        Map<String, List<?>> inputs = new TreeMap<>(VARIABLES);
        Arrays.stream(Fact.values()).forEach(fact -> inputs.put(fact.key(), fact.possibleValues()));
        return inputs;
    }

    private static Map<String, List<?>> offerInputs() {
        Map<String, List<?>> inputs = new TreeMap<>();
        Arrays.stream(OfferFact.values()).forEach(fact -> inputs.put(fact.key(), fact.possibleValues()));
        return inputs;
    }

    private void add(String label, String problem, String remedy) {
        findings.add(new Finding(file, label, problem, remedy));
    }

    /**
     * An input column.
     *
     * @param values all values that the input can have
     */
    record InputColumn(String name, List<?> values) {}
}
