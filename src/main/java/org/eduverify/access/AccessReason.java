package org.eduverify.access;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Reasons to refuse access to an operation. The sentences are in {@code messages/access-refusals.properties}. */
public enum AccessReason implements Reason {
    LOGIN_OF_AGENT("login.ofAgent"),
    ROLE_MISSING("role.missing"),
    ROLE_OF_PARTNER("role.ofPartner");

    private static final Messages SENTENCES = new Messages("messages/access-refusals");

    private final String key;

    AccessReason(String key) {
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
