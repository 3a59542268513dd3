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
 * A submission as the plain variables that the start form, engine REST and our own REST interface send alike: the keys
 * of {@link ProfileField} and {@value #SPECIAL_QUALIFICATION}.
 */
public final class SubmissionVariables {

    /** {@code Education} asks for verification; {@code None} or nothing does not. */
    public static final String SPECIAL_QUALIFICATION = "specialQualification";

    private SubmissionVariables() {}

    public static Map<String, Object> of(Profile profile, boolean forEducation) {
        Map<String, Object> variables = of(profile);
        variables.put(
                SPECIAL_QUALIFICATION,
                (forEducation ? SpecialQualification.EDUCATION : SpecialQualification.NONE).text());
        return variables;
    }

    /** Every field of the profile, also the absent ones as null. */
    public static Map<String, Object> of(Profile profile) {
        Map<String, Object> variables = new HashMap<>();
        for (ProfileField field : ProfileField.values()) {
            variables.put(field.key(), profile.find(field).orElse(null));
        }
        return variables;
    }

    /**
     * Whether the submission asks for education offers.
     *
     * @throws Refusal if it asks for another qualification
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
     * What may come with a request for verification: education segment and website.
     *
     * @throws Refusal if one of them is no text
     */
    public static Map<ProfileField, String> qualificationDetails(VariableScope scope) {
        Map<ProfileField, String> details = profile(scope.getVariables());
        details.keySet().retainAll(Set.of(ProfileField.EDUCATION_SEGMENT, ProfileField.WEBSITE));
        return details;
    }

    /**
     * The profile fields among some variables.
     *
     * @throws Refusal if one of them is no text
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
