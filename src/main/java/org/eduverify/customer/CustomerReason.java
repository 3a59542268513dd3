package org.eduverify.customer;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Reasons to refuse an operation on a customer or a submitted profile. The sentences are in {@code messages/customer-refusals.properties}. */
public enum CustomerReason implements Reason {
    UNKNOWN("customer.unknown"),
    VERIFIED("customer.verified"),
    VERIFICATION_RUNNING("verification.running"),
    VERIFICATION_NOT_RUNNING("verification.notRunning"),
    REQUIRED("REQUIRED"),
    REQUIRED_STATE("REQUIRED.state"),
    REQUIRED_EDUCATION_SEGMENT("REQUIRED.educationSegment"),
    CONTROL_CHARACTER("CONTROL_CHARACTER"),
    TOO_LONG("TOO_LONG"),
    SINGLE_CHARACTER("SINGLE_CHARACTER"),
    ONLY_SYMBOLS("ONLY_SYMBOLS"),
    ONLY_LEGAL_FORM("ONLY_LEGAL_FORM"),
    UNKNOWN_COUNTRY("UNKNOWN_COUNTRY"),
    STATE_CODE("STATE_CODE"),
    POSTAL_CODE("POSTAL_CODE"),
    NO_MAIL_ADDRESS("NO_MAIL_ADDRESS"),
    FREE_MAIL_HOST("FREE_MAIL_HOST"),
    ONMICROSOFT_HOST("ONMICROSOFT_HOST"),
    VENDOR_MAIL_HOST("VENDOR_MAIL_HOST"),
    NO_WEB_ADDRESS("NO_WEB_ADDRESS"),
    PHONE_NUMBER("PHONE_NUMBER"),
    UNKNOWN_SEGMENT("UNKNOWN_SEGMENT"),
    PRIMARY_DOMAIN("PRIMARY_DOMAIN"),
    DOMAIN_TAKEN("DOMAIN_TAKEN"),
    PRIMARY_DOMAIN_FIXED("PRIMARY_DOMAIN_FIXED");

    private static final Messages SENTENCES = new Messages("messages/customer-refusals");

    private final String key;

    CustomerReason(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Messages sentences() {
        return SENTENCES;
    }
}
