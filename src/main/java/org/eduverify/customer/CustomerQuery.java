package org.eduverify.customer;

import java.util.Locale;
import java.util.Optional;

/**
 * What a person searches for in a partner's customers.
 *
 * @param text part of a company name, domain or e-mail address, possibly misspelled, or a customer id; empty text matches
 *     every customer
 * @param status only customers with this status; empty for all
 */
public record CustomerQuery(String text, Optional<AccountStatus> status, Sort sort) {

    private static final int LONGEST_TEXT = 200;

    /** Order of the customers that were found. */
    public enum Sort {
        NEWEST,
        NAME,
        LAST_CHANGE
    }

    public CustomerQuery {
        String printable = text.replaceAll("\\p{C}", " ").strip().toLowerCase(Locale.ROOT);
        text = printable.substring(0, Math.min(printable.length(), LONGEST_TEXT));
    }
}
