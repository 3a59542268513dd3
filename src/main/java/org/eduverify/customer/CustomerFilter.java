package org.eduverify.customer;

/**
 * Selects the customers of a list.
 *
 * @param field company name or primary domain
 * @param match how the field is compared with the value; the case is ignored
 * @param value the text to search for; an empty text selects all customers
 */
public record CustomerFilter(ProfileField field, Match match, String value) {

    /** Comparison of a field with the value. */
    public enum Match {
        EQUALS,
        NOT_EQUALS,
        STARTS_WITH,
        NOT_STARTS_WITH,
        SUBSTRING
    }

    /** Selects all customers. */
    public static final CustomerFilter ALL = new CustomerFilter(ProfileField.COMPANY_NAME, Match.SUBSTRING, "");

    public CustomerFilter {
        if (field != ProfileField.COMPANY_NAME && field != ProfileField.PRIMARY_DOMAIN) {
            throw new IllegalArgumentException("Customers can be searched by company name or primary domain only");
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
