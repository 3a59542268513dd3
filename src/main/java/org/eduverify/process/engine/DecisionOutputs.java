package org.eduverify.process.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Eligibility;

/** The output columns of {@code decide-eligibility}, and their translation into a decision. */
public final class DecisionOutputs {

    public static final String ELIGIBILITY = "eligibility";
    public static final String VETTING_REASON = "vettingReason";
    public static final String REASON_CODE = "reasonCode";
    public static final String FIELDS_TO_CORRECT = "fieldsToCorrect";

    private static final String CORRECTABLE = "correctable";
    private static final String EXPLANATION = "explanation";
    private static final String WHAT_TO_DO = "whatToDo";
    private static final String STAFF_NOTE = "staffNote";

    private DecisionOutputs() {}

    /** The outputs of a matched rule, by column. */
    public static Map<String, Object> of(DmnEvaluatedDecisionRule rule) {
        return rule.getOutputEntries().values().stream()
                .filter(output -> output.getValue().getValue() != null)
                .collect(Collectors.toMap(DmnEvaluatedOutput::getOutputName, output -> output.getValue()
                        .getValue()));
    }

    /**
     * Translates the outputs of a rule into a decision.
     *
     * @param table name and version of the table, for display
     * @param rules the matched rules
     * @throws IllegalArgumentException if the outputs are not a valid decision
     */
    public static Decision decision(Map<String, Object> outputs, String table, List<FiredRule> rules) {
        return new Decision(
                Eligibility.ofWords(text(outputs, ELIGIBILITY)),
                Optional.of(text(outputs, VETTING_REASON))
                        .filter(reason -> !reason.isEmpty())
                        .map(VettingReason::ofText),
                text(outputs, REASON_CODE),
                "yes".equals(text(outputs, CORRECTABLE)),
                fieldsToCorrect(text(outputs, FIELDS_TO_CORRECT)),
                text(outputs, EXPLANATION),
                text(outputs, WHAT_TO_DO),
                text(outputs, STAFF_NOTE),
                table,
                rules);
    }

    /** The fields to correct; empty for tables of older versions, which have no such column. */
    private static List<ProfileField> fieldsToCorrect(String keys) {
        return keysOf(keys).stream()
                .map(key -> correctable(key)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The decision table names the field '%s', which cannot be corrected".formatted(key))))
                .toList();
    }

    /** The first key in a list of fields to correct that is not a correctable field. */
    public static Optional<String> uncorrectable(String keys) {
        return keysOf(keys).stream().filter(key -> correctable(key).isEmpty()).findFirst();
    }

    private static List<String> keysOf(String keys) {
        return Arrays.stream(keys.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static Optional<ProfileField> correctable(String key) {
        return ProfileField.withKey(key).filter(ProfileField::isCorrectable);
    }

    /** The value of a column as text; empty if it has none. */
    public static String text(Map<String, Object> outputs, String column) {
        return String.valueOf(outputs.getOrDefault(column, ""));
    }
}
