package org.eduverify.portal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.platform.Refusal.Fault;

/**
 * A customer's data as a person types it: what is wrong with it is shown at its field, and nothing that was typed is lost.
 *
 * @param education whether education offers are asked for
 * @param values by key of the profile field, as typed
 * @param faults sentences by key of the profile field, in the order of the form
 */
record ProfileForm(boolean education, Map<String, String> values, Map<String, String> faults) {

    static final String SPECIAL_QUALIFICATION = "specialQualification";

    /** Asked for first, and of education customers only. */
    private static final List<ProfileField> FOR_EDUCATION =
            List.of(ProfileField.EDUCATION_SEGMENT, ProfileField.WEBSITE);

    /** The order of the fields on the pages. */
    private static final List<ProfileField> ORDER = List.of(
            ProfileField.COMPANY_NAME,
            ProfileField.COUNTRY,
            ProfileField.ADDRESS_LINE_1,
            ProfileField.ADDRESS_LINE_2,
            ProfileField.POSTAL_CODE,
            ProfileField.CITY,
            ProfileField.STATE,
            ProfileField.EDUCATION_SEGMENT,
            ProfileField.WEBSITE,
            ProfileField.FIRST_NAME,
            ProfileField.LAST_NAME,
            ProfileField.EMAIL,
            ProfileField.PHONE_NUMBER,
            ProfileField.PRIMARY_DOMAIN,
            ProfileField.CULTURE,
            ProfileField.LANGUAGE);

    static ProfileForm empty() {
        return new ProfileForm(true, Map.of(), Map.of());
    }

    /** What a browser has sent. */
    static ProfileForm of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ProfileField field : ORDER) {
            if (parameters.containsKey(field.key())) {
                values.put(field.key(), parameters.get(field.key()));
            }
        }
        return new ProfileForm(
                SpecialQualification.EDUCATION.text().equals(parameters.get(SPECIAL_QUALIFICATION)), values, Map.of());
    }

    static ProfileForm of(Profile profile) {
        Map<String, String> values = new LinkedHashMap<>();
        ORDER.forEach(field -> values.put(field.key(), profile.get(field)));
        return new ProfileForm(true, values, Map.of());
    }

    ProfileForm withFaults(List<Fault> found, Locale locale) {
        Map<String, String> sentences = new LinkedHashMap<>();
        Stream.concat(FOR_EDUCATION.stream(), ORDER.stream()).forEach(field -> found.stream()
                .filter(fault -> fault.field().equals(field.key()))
                .findFirst()
                .ifPresent(fault -> sentences.putIfAbsent(field.key(), fault.message(locale))));
        found.forEach(fault -> sentences.putIfAbsent(fault.field(), fault.message(locale)));
        return new ProfileForm(education, values, sentences);
    }

    ProfileForm with(Map<ProfileField, String> changes) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        changes.forEach((field, value) -> merged.put(field.key(), value));
        return new ProfileForm(education, merged, faults);
    }

    /** The profile that would be submitted. What only education customers are asked for is left out for others. */
    Profile profile() {
        return Profile.of(fields());
    }

    /** The fields that were sent. */
    Map<ProfileField, String> fields() {
        Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ORDER) {
            if (values.containsKey(field.key()) && (education || !FOR_EDUCATION.contains(field))) {
                fields.put(field, values.get(field.key()));
            }
        }
        return fields;
    }

    /** What is in the field; empty text if nothing is. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** What is wrong with the field; null if nothing is. */
    public String fault(String key) {
        return faults.get(key);
    }

    /** The fields of the form in their order, for pages that list them. */
    public static List<ProfileField> order() {
        return ORDER;
    }
}
