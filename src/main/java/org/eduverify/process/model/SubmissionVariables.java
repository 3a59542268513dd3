package org.eduverify.process.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;

/**
 * A submission as plain variables: the keys of {@link ProfileField} and {@value #SPECIAL_QUALIFICATION}. The start form,
 * engine REST and the customer API use the same variables.
 */
public final class SubmissionVariables {

    /** {@code Education} requests a verification; {@code None} or no value does not. */
    public static final String SPECIAL_QUALIFICATION = "specialQualification";

    private SubmissionVariables() {}

    /** All fields of the profile and the special qualification. */
    public static Map<String, Object> of(Profile profile, boolean forEducation) {
        Map<String, Object> variables = of(profile);
        variables.put(
                SPECIAL_QUALIFICATION,
                (forEducation ? SpecialQualification.EDUCATION : SpecialQualification.NONE).text());
        return variables;
    }

    /** All fields of the profile; missing fields are null. */
    public static Map<String, Object> of(Profile profile) {
        Map<String, Object> variables = new HashMap<>();
        for (ProfileField field : ProfileField.values()) {
            variables.put(field.key(), profile.find(field).orElse(null));
        }
        return variables;
    }

    /**
     * Whether the submission requests education offers.
     *
     * @throws Refusal if it requests an unknown qualification
     */
    public static boolean asksForEducation(VariableScope scope) {
        Object value = scope.getVariable(SPECIAL_QUALIFICATION);
        if (value == null
                || "".equals(value)
                || SpecialQualification.NONE.text().equals(value)) {
            return false;
        }
        if (SpecialQualification.EDUCATION.text().equals(value)) {
            return true;
        }
        throw Refusal.invalid(SPECIAL_QUALIFICATION, ProcessReason.UNKNOWN_QUALIFICATION);
    }

    /**
     * The profile fields that a verification request may contain: education segment and website.
     *
     * @throws Refusal if a value is not text
     */
    public static Map<ProfileField, String> qualificationDetails(VariableScope scope) {
        Map<ProfileField, String> details = profile(scope.getVariables());
        details.keySet().retainAll(Set.of(ProfileField.EDUCATION_SEGMENT, ProfileField.WEBSITE));
        return details;
    }

    /**
     * The profile fields among the given variables.
     *
     * @throws Refusal if a value is not text
     */
    public static Map<ProfileField, String> profile(Map<String, Object> variables) {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        List<Fault> faults = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            if (variables.containsKey(field.key())) {
                Object value = variables.get(field.key());
                if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
                    values.put(field, value == null ? "" : String.valueOf(value));
                } else {
                    faults.add(new Fault(field.key(), ProcessReason.TEXT_EXPECTED, field));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return values;
    }
}
