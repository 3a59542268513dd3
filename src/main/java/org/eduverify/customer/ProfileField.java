package org.eduverify.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a customer's profile. Lengths follow the published address rules (first and last name 50, address
 * lines 200); where none is published, a generous one is chosen.
 */
public enum ProfileField {
  COMPANY_NAME("companyName", "Company name", true, 200),
  ADDRESS_LINE_1("addressLine1", "Address line 1", true, 200),
  ADDRESS_LINE_2("addressLine2", "Address line 2", false, 200),
  CITY("city", "City", true, 100),
  STATE("state", "State", false, 50),
  POSTAL_CODE("postalCode", "Postal code", false, 20),
  COUNTRY("country", "Country", true, 2),
  FIRST_NAME("firstName", "First name", true, 50),
  LAST_NAME("lastName", "Last name", true, 50),
  PHONE_NUMBER("phoneNumber", "Phone number", false, 40),
  EMAIL("email", "E-mail address", true, 254),
  WEBSITE("website", "Education website", false, 500),
  EDUCATION_SEGMENT("educationSegment", "Education segment", false, 20),
  CULTURE("culture", "Culture", false, 20),
  LANGUAGE("language", "Language", false, 10),
  /** Basis of the customer's account and mail addresses; never changes after creation. */
  PRIMARY_DOMAIN("primaryDomain", "Primary domain name", true, 100);

  private final String key;
  private final String label;
  private final boolean required;
  private final int maxLength;

  ProfileField(String key, String label, boolean required, int maxLength) {
    this.key = key;
    this.label = label;
    this.required = required;
    this.maxLength = maxLength;
  }

  /** The field with this key, if there is one. */
  public static Optional<ProfileField> withKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  /** Name in forms, process variables and faults. */
  public String key() {
    return key;
  }

  /** What people call the field. */
  public String label() {
    return label;
  }

  boolean isRequired() {
    return required;
  }

  /** In characters (Unicode code points). */
  int maxLength() {
    return maxLength;
  }

  /** A field that a correction may change. */
  public boolean isCorrectable() {
    return this != PRIMARY_DOMAIN;
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
