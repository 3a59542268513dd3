package org.eduverify.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eduverify.platform.Reason;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.stereotype.Component;

/**
 * The rules for submitted profiles, which are the same for all interfaces. Source: the vendor's pages on creating education
 * customers and on valid names and addresses. One pass finds all faults, at most one for each field.
 */
@Component
class SubmissionRules {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> COUNTRIES_WITH_STATE_CODES = Set.of("US", "CA");
    private static final Pattern STATE_CODE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern US_POSTAL_CODE = Pattern.compile("\\d{5}(-\\d{4})?");
    private static final Pattern LOCAL_PART =
            Pattern.compile("(?!\\.)(?!.*\\.\\.)[^\\s\\p{Z}@\"(),:;<>\\[\\]\\\\\\p{C}]{1,64}(?<!\\.)");
    private static final Pattern PRIMARY_DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern WEBSITE =
            Pattern.compile("(?i)(https?://)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d{1,5})?([/?#]\\S*)?");
    private static final Pattern PHONE_NUMBER = Pattern.compile("(?=.*[0-9])[0-9+() ./-]{3,}");
    private static final Set<String> SEGMENTS = Set.of("K12", "HigherEducation");
    private final MailHosts mailHosts;
    private final LegalForms legalForms;

    SubmissionRules(MailHosts mailHosts, LegalForms legalForms) {
        this.mailHosts = mailHosts;
        this.legalForms = legalForms;
    }

    List<Fault> check(Profile profile) {
        List<Fault> faults = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            String value = profile.get(field);
            Fault fault = value.isEmpty() ? missing(field) : common(field, value);
            if (fault == null && !value.isEmpty()) {
                fault = switch (field) {
                    case COMPANY_NAME -> name(value);
                    case COUNTRY -> country(value);
                    case STATE -> state(profile.country(), value);
                    case POSTAL_CODE -> postalCode(profile.country(), value);
                    case EMAIL -> email(value);
                    case WEBSITE -> website(value);
                    case PHONE_NUMBER -> phoneNumber(value);
                    case EDUCATION_SEGMENT -> segment(value);
                    case PRIMARY_DOMAIN -> primaryDomain(value);
                    default -> null;
                };
            }
            if (fault == null
                    && field == ProfileField.STATE
                    && value.isEmpty()
                    && COUNTRIES_WITH_STATE_CODES.contains(profile.country())) {
                fault = fault(field, CustomerReason.REQUIRED_STATE);
            }
            if (fault != null) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private static Fault missing(ProfileField field) {
        return field.isRequired() ? fault(field, CustomerReason.REQUIRED, field) : null;
    }

    private static Fault common(ProfileField field, String value) {
        if (value.codePoints().anyMatch(SubmissionRules::isUnprintable)) {
            return fault(field, CustomerReason.CONTROL_CHARACTER, field);
        }
        if (field != ProfileField.COUNTRY && value.codePointCount(0, value.length()) > field.maxLength()) {
            return fault(field, CustomerReason.TOO_LONG, field, field.maxLength());
        }
        return null;
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return switch (type) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // some scripts need joiners within words; other format characters do not belong in a name
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }

    private Fault name(String value) {
        if (value.codePointCount(0, value.length()) < 2) {
            return fault(ProfileField.COMPANY_NAME, CustomerReason.SINGLE_CHARACTER);
        }
        if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return fault(ProfileField.COMPANY_NAME, CustomerReason.ONLY_SYMBOLS);
        }
        if (legalForms.areAllOf(value)) {
            return fault(ProfileField.COMPANY_NAME, CustomerReason.ONLY_LEGAL_FORM, value);
        }
        return null;
    }

    private static Fault country(String value) {
        return COUNTRIES.contains(value) ? null : fault(ProfileField.COUNTRY, CustomerReason.UNKNOWN_COUNTRY);
    }

    private static Fault state(String country, String value) {
        return COUNTRIES_WITH_STATE_CODES.contains(country)
                        && !STATE_CODE.matcher(value).matches()
                ? fault(ProfileField.STATE, CustomerReason.STATE_CODE)
                : null;
    }

    private static Fault postalCode(String country, String value) {
        return country.equals("US") && !US_POSTAL_CODE.matcher(value).matches()
                ? fault(ProfileField.POSTAL_CODE, CustomerReason.POSTAL_CODE)
                : null;
    }

    private Fault email(String value) {
        int at = value.lastIndexOf('@');
        if (at < 1
                || !LOCAL_PART.matcher(value.substring(0, at)).matches()
                || MailHosts.domainOf(value).isEmpty()) {
            return fault(ProfileField.EMAIL, CustomerReason.NO_MAIL_ADDRESS);
        }
        return switch (mailHosts.kindOf(value)) {
            case FREE, DISPOSABLE -> fault(ProfileField.EMAIL, CustomerReason.FREE_MAIL_HOST);
            case ONMICROSOFT -> fault(ProfileField.EMAIL, CustomerReason.ONMICROSOFT_HOST);
            case VENDOR -> fault(ProfileField.EMAIL, CustomerReason.VENDOR_MAIL_HOST);
            case ALUMNI, STUDENT, OWN -> null;
        };
    }

    private static Fault website(String value) {
        return WEBSITE.matcher(value).matches() ? null : fault(ProfileField.WEBSITE, CustomerReason.NO_WEB_ADDRESS);
    }

    private static Fault phoneNumber(String value) {
        return PHONE_NUMBER.matcher(value).matches()
                ? null
                : fault(ProfileField.PHONE_NUMBER, CustomerReason.PHONE_NUMBER);
    }

    private static Fault segment(String value) {
        return SEGMENTS.contains(value) ? null : fault(ProfileField.EDUCATION_SEGMENT, CustomerReason.UNKNOWN_SEGMENT);
    }

    private static Fault primaryDomain(String value) {
        return PRIMARY_DOMAIN.matcher(value).matches()
                ? null
                : fault(ProfileField.PRIMARY_DOMAIN, CustomerReason.PRIMARY_DOMAIN);
    }

    static Fault domainTaken() {
        return fault(ProfileField.PRIMARY_DOMAIN, CustomerReason.DOMAIN_TAKEN);
    }

    static Fault segmentRequired() {
        return fault(ProfileField.EDUCATION_SEGMENT, CustomerReason.REQUIRED_EDUCATION_SEGMENT);
    }

    private static Fault fault(ProfileField field, Reason reason, Object... arguments) {
        return new Fault(field.key(), reason, arguments);
    }
}
