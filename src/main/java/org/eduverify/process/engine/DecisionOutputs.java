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

/** The columns that {@code decide-eligibility} answers with, and the decision that they make together. */
public final class DecisionOutputs {

    public static final String ELIGIBILITY = "eligibility";
    public static final String VETTING_REASON = "vettingReason";
    public static final String REASON_CODE = "reasonCode";
    public static final String FIELDS_TO_CORRECT = "fieldsToCorrect";

    private DecisionOutputs() {}

    /** What a rule answers, by column. */
    public static Map<String, Object> of(DmnEvaluatedDecisionRule rule) {
        return rule.getOutputEntries().values().stream()
                .filter(output -> output.getValue().getValue() != null)
                .collect(Collectors.toMap(DmnEvaluatedOutput::getOutputName, output -> output.getValue()
                        .getValue()));
    }

    /**
     * The decision that a rule's answers make.
     *
     * @param table what the table is called, for people
     * @param rules the rules that applied
     * @throws IllegalArgumentException if they make none
     */
    public static Decision decision(Map<String, Object> outputs, String table, List<FiredRule> rules) {
        return new Decision(
                Eligibility.ofWords(text(outputs, ELIGIBILITY)),
                Optional.of(text(outputs, VETTING_REASON))
                        .filter(reason -> !reason.isEmpty())
                        .map(VettingReason::ofText),
                text(outputs, REASON_CODE),
                "yes".equals(text(outputs, "correctable")),
                fieldsToCorrect(text(outputs, FIELDS_TO_CORRECT)),
                text(outputs, "explanation"),
                text(outputs, "whatToDo"),
                text(outputs, "staffNote"),
                table,
                rules);
    }

    /** Tables of an older version name no fields. */
    private static List<ProfileField> fieldsToCorrect(String keys) {
        return keysOf(keys).stream()
                .map(key -> correctable(key)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The decision table names the field '%s', which cannot be corrected".formatted(key))))
                .toList();
    }

    /** The first of the fields that no correction can change, in the words of the table. */
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

    /** What a column answers, as text; empty if nothing. */
    public static String text(Map<String, Object> outputs, String column) {
        return String.valueOf(outputs.getOrDefault(column, ""));
    }
}
