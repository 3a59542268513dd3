package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;

/** The JSON bodies of a customer and its profiles. */
final class CustomerBodies {

    private CustomerBodies() {}

    /**
     * Metadata of an object.
     *
     * @param etag the version that an update must name; null if the object cannot be updated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attributes(String objectType, String etag) {}

    record Link(String uri, String method, List<Header> headers) {

        record Header(String key, String value) {}

        static Link get(String uri, Header... headers) {
            return new Link(uri, "GET", List.of(headers));
        }
    }

    record CompanyProfile(String tenantId, String domain, String companyName, Attributes attributes) {

        static CompanyProfile of(Customer customer) {
            return new CompanyProfile(
                    customer.id().toString(),
                    customer.profile().primaryDomain(),
                    customer.profile().companyName(),
                    new Attributes("CustomerCompanyProfile", null));
        }
    }

    record Address(
            String country,
            String city,
            String state,
            String addressLine1,
            String addressLine2,
            String postalCode,
            String firstName,
            String lastName,
            String phoneNumber) {}

    /** {@code website} and {@code educationSegment} extend the vendor's format because they may need a correction. */
    record BillingProfile(
            String id,
            String firstName,
            String lastName,
            String email,
            String culture,
            String language,
            String companyName,
            Address defaultAddress,
            String website,
            String educationSegment,
            Attributes attributes) {

        static BillingProfile of(Customer customer) {
            return of(
                    customer.id().toString(),
                    customer.profile(),
                    new Attributes("CustomerBillingProfile", etag(customer.profileVersion())));
        }

        static BillingProfile of(String id, Profile profile, Attributes attributes) {
            Address address = new Address(
                    profile.country(),
                    value(profile, ProfileField.CITY),
                    value(profile, ProfileField.STATE),
                    value(profile, ProfileField.ADDRESS_LINE_1),
                    value(profile, ProfileField.ADDRESS_LINE_2),
                    value(profile, ProfileField.POSTAL_CODE),
                    value(profile, ProfileField.FIRST_NAME),
                    value(profile, ProfileField.LAST_NAME),
                    value(profile, ProfileField.PHONE_NUMBER));
            return new BillingProfile(
                    id,
                    value(profile, ProfileField.FIRST_NAME),
                    value(profile, ProfileField.LAST_NAME),
                    profile.email(),
                    value(profile, ProfileField.CULTURE),
                    value(profile, ProfileField.LANGUAGE),
                    profile.companyName(),
                    address,
                    value(profile, ProfileField.WEBSITE),
                    value(profile, ProfileField.EDUCATION_SEGMENT),
                    attributes);
        }

        /** The fields that the body contains. Omitted fields are not in the map. */
        Map<ProfileField, String> fields() {
            Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
            put(fields, ProfileField.COMPANY_NAME, companyName);
            put(fields, ProfileField.EMAIL, email);
            put(fields, ProfileField.CULTURE, culture);
            put(fields, ProfileField.LANGUAGE, language);
            put(fields, ProfileField.WEBSITE, website);
            put(fields, ProfileField.EDUCATION_SEGMENT, educationSegment);
            if (defaultAddress != null) {
                put(fields, ProfileField.COUNTRY, defaultAddress.country());
                put(fields, ProfileField.CITY, defaultAddress.city());
                put(fields, ProfileField.STATE, defaultAddress.state());
                put(fields, ProfileField.ADDRESS_LINE_1, defaultAddress.addressLine1());
                put(fields, ProfileField.ADDRESS_LINE_2, defaultAddress.addressLine2());
                put(fields, ProfileField.POSTAL_CODE, defaultAddress.postalCode());
                put(fields, ProfileField.FIRST_NAME, defaultAddress.firstName());
                put(fields, ProfileField.LAST_NAME, defaultAddress.lastName());
                put(fields, ProfileField.PHONE_NUMBER, defaultAddress.phoneNumber());
            }
            put(fields, ProfileField.FIRST_NAME, firstName);
            put(fields, ProfileField.LAST_NAME, lastName);
            return fields;
        }
    }

    /** A request for education offers. */
    record QualificationRequest(String qualification, String educationSegment, String website) {

        Map<ProfileField, String> fields() {
            Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
            put(fields, ProfileField.EDUCATION_SEGMENT, educationSegment);
            put(fields, ProfileField.WEBSITE, website);
            return fields;
        }
    }

    /** A customer to be created. */
    record NewCustomer(
            CompanyProfile companyProfile, BillingProfile billingProfile, QualificationRequest qualification) {

        Profile profile() {
            Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
            if (companyProfile != null) {
                put(fields, ProfileField.COMPANY_NAME, companyProfile.companyName());
                put(fields, ProfileField.PRIMARY_DOMAIN, companyProfile.domain());
            }
            if (billingProfile != null) {
                fields.putAll(billingProfile.fields());
            }
            if (qualification != null) {
                fields.putAll(qualification.fields());
            }
            return Profile.of(fields);
        }
    }

    /**
     * A customer.
     *
     * @param specialQualification {@code None} or {@code Education}
     * @param specialQualificationStatus the account status text: {@code None}, {@code In review}, {@code Education} or
     *     {@code Not an education customer}
     */
    record CustomerBody(
            String id,
            CompanyProfile companyProfile,
            BillingProfile billingProfile,
            String relationshipToPartner,
            String specialQualification,
            String specialQualificationStatus,
            Map<String, Link> links,
            Attributes attributes) {

        static CustomerBody of(Customer customer) {
            String self = "/customers/" + customer.id();
            return new CustomerBody(
                    customer.id().toString(),
                    CompanyProfile.of(customer),
                    BillingProfile.of(customer),
                    "reseller",
                    customer.specialQualification().text(),
                    customer.accountStatusText(),
                    Map.of(
                            "self", Link.get(self),
                            "qualifications", Link.get(self + "/qualifications"),
                            "verifications", Link.get(self + "/verifications")),
                    new Attributes("Customer", null));
        }
    }

    /** A page of a list. */
    record Page(
            long totalCount,
            List<CustomerBody> items,
            String continuationToken,
            Map<String, Link> links,
            Attributes attributes) {}

    /** The entity tag of a profile version, which an update names in {@code If-Match}. */
    static String etag(int profileVersion) {
        return "\"" + profileVersion + "\"";
    }

    private static String value(Profile profile, ProfileField field) {
        return profile.find(field).orElse(null);
    }

    private static void put(Map<ProfileField, String> fields, ProfileField field, String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
