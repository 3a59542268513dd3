package org.eduverify.models.trial;

import static org.eduverify.process.model.EducationCustomerVerificationModel.DECIDE_ELIGIBILITY;
import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.customer.VettingReason;
import org.eduverify.models.ModelReason;
import org.eduverify.models.check.ModelSafety;
import org.eduverify.models.check.TableCells;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.eduverify.process.engine.DecisionOutputs;
import org.eduverify.verification.Eligibility;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.ProposedTable;
import org.springframework.stereotype.Component;

/**
 * Reads proposed tables with the engine's parser and refuses tables that could not be deployed or whose outputs are not
 * valid decisions. Outputs that are not literals can only be checked when they are evaluated.
 */
@Component
public class ProposedTables implements ProposedTable.Reader {

    private static final String FIELD = "table";
    private static final String FILE = DECIDE_ELIGIBILITY + ".dmn";
    private static final List<String> NEEDED_OUTPUTS =
            List.of(DecisionOutputs.ELIGIBILITY, DecisionOutputs.VETTING_REASON, DecisionOutputs.REASON_CODE);
    private static final Set<String> FACTS =
            Arrays.stream(Fact.values()).map(Fact::key).collect(Collectors.toUnmodifiableSet());
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final ModelSafety safety = new ModelSafety();

    @Override
    public ProposedTable read(byte[] file) {
        refuse(safety.check(FILE, file).stream()
                .map(finding -> new Fault(FIELD, ModelReason.MODEL, finding.toString()))
                .toList());
        DmnModelInstance model = parse(file);
        Decision decision = decision(model);
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            throw Refusal.invalid(FIELD, ModelReason.UNUSABLE_TABLE_NO_TABLE, DECIDE_ELIGIBILITY);
        }
        ProposedTable proposed = transformed(model, decision, table);
        refuse(faults(decision, table));
        return proposed;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static DmnModelInstance parse(byte[] file) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(file));
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid(
                    FIELD,
                    ModelReason.UNUSABLE_TABLE_UNREADABLE,
                    String.valueOf(getMostSpecificCause(unreadable).getMessage()));
        }
    }

    private static Decision decision(DmnModelInstance model) {
        List<Decision> decisions = List.copyOf(model.getModelElementsByType(Decision.class));
        return decisions.stream()
                .filter(candidate -> DECIDE_ELIGIBILITY.equals(candidate.getId()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        FIELD,
                        ModelReason.UNUSABLE_TABLE_OTHER_DECISION,
                        DECIDE_ELIGIBILITY,
                        decisions.stream().map(Decision::getId).collect(Collectors.joining(", "))));
    }

    private static ProposedTable transformed(DmnModelInstance model, Decision decision, DecisionTable table) {
        try {
            return new EvaluatedTable(
                    decision.getVersionTag(),
                    List.copyOf(table.getRules()),
                    engine -> engine.parseDecision(DECIDE_ELIGIBILITY, model));
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid(
                    FIELD,
                    ModelReason.UNUSABLE_TABLE_UNREADABLE,
                    String.valueOf(getMostSpecificCause(unreadable).getMessage()));
        }
    }

    private static List<Fault> faults(Decision decision, DecisionTable table) {
        List<Fault> faults = new ArrayList<>();
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            faults.add(new Fault(FIELD, ModelReason.UNUSABLE_TABLE_NO_TIME_TO_LIVE));
        }
        // the result of another decision may be an input
        if (decision.getInformationRequirements().isEmpty()) {
            for (Input input : table.getInputs()) {
                String name = TableCells.expression(input);
                if (NAME.matcher(name).matches() && !FACTS.contains(name)) {
                    faults.add(new Fault(FIELD, ModelReason.UNUSABLE_TABLE_UNKNOWN_FACT, name));
                }
            }
        }
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        for (String needed : NEEDED_OUTPUTS) {
            if (!outputs.contains(needed)) {
                faults.add(new Fault(FIELD, ModelReason.UNUSABLE_TABLE_NO_OUTPUT, needed));
            }
        }
        if (faults.isEmpty()) {
            table.getRules().forEach(rule -> faults.addAll(faults(rule.getId(), literals(rule, outputs))));
        }
        return faults;
    }

    /** The outputs of a rule that are constant, by column. */
    private static Map<String, Object> literals(Rule rule, List<String> outputs) {
        Map<String, Object> literals = new HashMap<>();
        List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
        for (int column = 0; column < Math.min(cells.size(), outputs.size()); column++) {
            String cell = TableCells.text(cells.get(column).getText());
            String output = outputs.get(column);
            if (cell.isEmpty()) {
                literals.put(output, "");
            } else {
                TableCells.literal(cell).ifPresent(value -> literals.put(output, value));
            }
        }
        return literals;
    }

    /**
     * The faults in the outputs of a rule.
     *
     * @param outputs values by column; columns whose value is not known yet are missing
     */
    static List<Fault> faults(String rule, Map<String, Object> outputs) {
        List<Fault> faults = new ArrayList<>();
        String eligibility = DecisionOutputs.text(outputs, DecisionOutputs.ELIGIBILITY);
        String reason = DecisionOutputs.text(outputs, DecisionOutputs.VETTING_REASON);
        if (outputs.containsKey(DecisionOutputs.ELIGIBILITY)
                && Arrays.stream(Eligibility.values())
                        .noneMatch(known -> known.words().equals(eligibility))) {
            faults.add(new Fault(FIELD, ModelReason.WRONG_OUTPUT_ELIGIBILITY, rule, eligibility));
        }
        if (!reason.isEmpty() && VettingReason.find(reason).isEmpty()) {
            faults.add(new Fault(FIELD, ModelReason.WRONG_OUTPUT_VETTING_REASON, rule, reason));
        }
        if (eligibility.equals(Eligibility.NOT_ELIGIBLE.words())
                && outputs.containsKey(DecisionOutputs.VETTING_REASON)
                && reason.isEmpty()) {
            faults.add(new Fault(FIELD, ModelReason.WRONG_OUTPUT_NO_REASON, rule));
        }
        DecisionOutputs.uncorrectable(DecisionOutputs.text(outputs, DecisionOutputs.FIELDS_TO_CORRECT))
                .ifPresent(key -> faults.add(new Fault(FIELD, ModelReason.WRONG_OUTPUT_FIELD, rule, key)));
        return faults;
    }
}
