package org.eduverify.customer;

/**
 * Which customers a list shows.
 *
 * @param field company name or primary domain
 * @param match how the value is compared, without regard to case
 * @param value what is searched for; empty text lets every customer through
 */
public record CustomerFilter(ProfileField field, Match match, String value) {

    /** How a field is compared with the value. */
    public enum Match {
        EQUALS,
        NOT_EQUALS,
        STARTS_WITH,
        NOT_STARTS_WITH,
        SUBSTRING
    }

    /** Lets every customer through. */
    public static final CustomerFilter ALL = new CustomerFilter(ProfileField.COMPANY_NAME, Match.SUBSTRING, "");

    public CustomerFilter {
        if (field != ProfileField.COMPANY_NAME && field != ProfileField.PRIMARY_DOMAIN) {
            throw new IllegalArgumentException("Customers are searched by company name or primary domain only");
        }
    }

    String sqlPattern() {
        String literal = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return switch (match) {
            case EQUALS, NOT_EQUALS -> literal;
            case STARTS_WITH, NOT_STARTS_WITH -> literal + "%";
            case SUBSTRING -> "%" + literal + "%";
        };
    }

    boolean isNegated() {
        return match == Match.NOT_EQUALS || match == Match.NOT_STARTS_WITH;
    }
}
