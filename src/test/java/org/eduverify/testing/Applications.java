package org.eduverify.testing;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;

/** Submissions of well-known organisations of the sample register, and what can be wrong with them. */
public final class Applications {

    private Applications() {}

    /** Name and mail domain belong to the same university. */
    public static Profile confirmed() {
        return application("Technische Universiteit Delft", "inkoop@tudelft.nl");
    }

    /** The name is a university's, the mail domain is not. */
    public static Profile withUnknownMailDomain() {
        return application("Technische Universiteit Delft", "inkoop@delft-inkoop.nl");
    }

    /** In no register, but on a suffix that only education institutions get. */
    public static Profile unlistedOnAcademicSuffix() {
        return application("Riverside Township Elementary School", "office@riverside.k12.nj.us");
    }

    /** In no register, and on a domain that is known for abuse. */
    public static Profile onAbusedDomain() {
        return application("Grand Institute of Bargains", "dean@america.edu");
    }

    /** A complete submission with a primary domain that nobody else has. */
    public static Profile application(String companyName, String email) {
        Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
        fields.put(ProfileField.COMPANY_NAME, companyName);
        fields.put(ProfileField.ADDRESS_LINE_1, "Main building");
        fields.put(ProfileField.CITY, "Delft");
        fields.put(ProfileField.COUNTRY, "NL");
        fields.put(ProfileField.FIRST_NAME, "Purchasing");
        fields.put(ProfileField.LAST_NAME, "Office");
        fields.put(ProfileField.EMAIL, email);
        fields.put(ProfileField.EDUCATION_SEGMENT, "HigherEducation");
        fields.put(ProfileField.PRIMARY_DOMAIN, "d" + UUID.randomUUID());
        return Profile.of(fields);
    }

    public static Profile with(Profile profile, ProfileField field, String value) {
        Map<ProfileField, String> change = new EnumMap<>(ProfileField.class);
        change.put(field, value);
        return profile.with(change);
    }
}
