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
import java.util.regex.Matcher;
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
import org.camunda.bpm.model.dmn.instance.Text;
import org.eduverify.customer.VettingReason;
import org.eduverify.models.ModelReason;
import org.eduverify.models.check.ModelSafety;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.eduverify.process.engine.DecisionOutputs;
import org.eduverify.verification.Eligibility;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.ProposedTable;
import org.springframework.stereotype.Component;

/**
 * Reads proposed tables with the engine's own parser and looks for whatever would keep them from being deployed, or
 * from deciding as the program needs it. What is no literal can only be judged when it is evaluated.
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
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

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
        // another decision may hand its answer over as an input
        if (decision.getInformationRequirements().isEmpty()) {
            for (Input input : table.getInputs()) {
                String name = input.getInputExpression() == null
                        ? ""
                        : text(input.getInputExpression().getText());
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

    /** What the rule answers where it answers always the same. */
    private static Map<String, Object> literals(Rule rule, List<String> outputs) {
        Map<String, Object> literals = new HashMap<>();
        List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
        for (int column = 0; column < Math.min(cells.size(), outputs.size()); column++) {
            String cell = text(cells.get(column).getText());
            Matcher literal = LITERAL.matcher(cell);
            if (cell.isEmpty() || literal.matches()) {
                literals.put(outputs.get(column), cell.isEmpty() ? "" : literal.group(1));
            }
        }
        return literals;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /**
     * What keeps the answers of a rule from being a decision.
     *
     * @param outputs by column, as far as they are known
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
