package org.eduverify.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.EnumMap;
import java.util.Map;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;

/**
 * A labelled application: the profile that a customer submits, and the expected decision.
 *
 * @param expect the expected decision
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Application(
        String id,
        String category,
        String variant,
        String expect,
        String companyName,
        String addressLine1,
        String city,
        String state,
        String postalCode,
        String country,
        String email,
        String website,
        String primaryDomain,
        String firstName,
        String lastName) {

    Profile profile() {
        Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
        fields.put(ProfileField.COMPANY_NAME, companyName);
        fields.put(ProfileField.ADDRESS_LINE_1, addressLine1);
        fields.put(ProfileField.CITY, city);
        fields.put(ProfileField.STATE, state);
        fields.put(ProfileField.POSTAL_CODE, postalCode);
        fields.put(ProfileField.COUNTRY, country);
        fields.put(ProfileField.EMAIL, email);
        fields.put(ProfileField.WEBSITE, website);
        fields.put(ProfileField.PRIMARY_DOMAIN, primaryDomain);
        fields.put(ProfileField.FIRST_NAME, firstName);
        fields.put(ProfileField.LAST_NAME, lastName);
        fields.put(ProfileField.EDUCATION_SEGMENT, "HigherEducation");
        return Profile.of(fields);
    }
}
