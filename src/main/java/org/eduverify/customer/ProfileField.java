package org.eduverify.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eduverify.platform.Label;
import org.eduverify.platform.Messages;

/**
 * The fields of a customer's profile. Maximum lengths follow the published address rules (first and last name 50, address
 * lines 200). Fields without a published length have a generous limit.
 */
public enum ProfileField implements Label {
    COMPANY_NAME("companyName", true, 200),
    ADDRESS_LINE_1("addressLine1", true, 200),
    ADDRESS_LINE_2("addressLine2", false, 200),
    CITY("city", true, 100),
    STATE("state", false, 50),
    POSTAL_CODE("postalCode", false, 20),
    COUNTRY("country", true, 2),
    FIRST_NAME("firstName", true, 50),
    LAST_NAME("lastName", true, 50),
    PHONE_NUMBER("phoneNumber", false, 40),
    EMAIL("email", true, 254),
    WEBSITE("website", false, 500),
    EDUCATION_SEGMENT("educationSegment", false, 20),
    CULTURE("culture", false, 20),
    LANGUAGE("language", false, 10),
    /** Basis of the customer's account and mail addresses. Cannot be changed after creation. */
    PRIMARY_DOMAIN("primaryDomain", true, 100);

    private static final Messages LABELS = new Messages("messages/fields");

    private final String key;
    private final boolean required;
    private final int maxLength;

    ProfileField(String key, boolean required, int maxLength) {
        this.key = key;
        this.required = required;
        this.maxLength = maxLength;
    }

    /** The field with this key; empty if it does not exist. */
    public static Optional<ProfileField> withKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** Name of the field in forms, process variables and faults. */
    public String key() {
        return key;
    }

    /** The English label. */
    public String label() {
        return label(Locale.ENGLISH);
    }

    /** The label in the given language. */
    @Override
    public String label(Locale locale) {
        return LABELS.get(key, locale);
    }

    /** Whether every customer has it. */
    public boolean isRequired() {
        return required;
    }

    /** In characters (Unicode code points). */
    int maxLength() {
        return maxLength;
    }

    /** Whether a correction may change the field. */
    public boolean isCorrectable() {
        return this != PRIMARY_DOMAIN;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
