package org.eduverify.api;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Reasons to refuse a request to the REST interface. The sentences are in {@code messages/api-refusals.properties}. */
public enum ApiReason implements Reason {
    UNKNOWN_QUALIFICATION_TO_ASK_FOR("UNKNOWN_QUALIFICATION.toAskFor"),
    REQUEST_ID_USED("requestId.used"),
    NO_GUID("NO_GUID"),
    OUT_OF_RANGE("OUT_OF_RANGE"),
    UNKNOWN_OPERATION("UNKNOWN_OPERATION"),
    UNKNOWN_TOKEN("UNKNOWN_TOKEN"),
    UNKNOWN_FILTER("UNKNOWN_FILTER"),
    UNKNOWN_COUNTRY_OF_SEARCH("UNKNOWN_COUNTRY.ofSearch"),
    QUERY("QUERY"),
    INVALID_QUERY("INVALID_QUERY"),
    MULTIPART("MULTIPART"),
    REQUIRED_REGISTER("REQUIRED.register"),
    NOT_RECEIVED("NOT_RECEIVED");

    private static final Messages SENTENCES = new Messages("messages/api-refusals");

    private final String key;

    ApiReason(String key) {
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
