package org.eduverify.models;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Reasons for refusing a model at its deployment or trial, with messages in {@code messages/model-refusals.properties}. */
public enum ModelReason implements Reason {
    TENANT("TENANT"),
    MODEL("MODEL"),
    UNUSABLE_TABLE_UNREADABLE("UNUSABLE_TABLE.unreadable"),
    UNUSABLE_TABLE_OTHER_DECISION("UNUSABLE_TABLE.otherDecision"),
    UNUSABLE_TABLE_NO_TABLE("UNUSABLE_TABLE.noTable"),
    UNUSABLE_TABLE_NO_TIME_TO_LIVE("UNUSABLE_TABLE.noTimeToLive"),
    UNUSABLE_TABLE_UNKNOWN_FACT("UNUSABLE_TABLE.unknownFact"),
    UNUSABLE_TABLE_NO_OUTPUT("UNUSABLE_TABLE.noOutput"),
    UNUSABLE_TABLE_FAILS("UNUSABLE_TABLE.fails"),
    WRONG_OUTPUT_ELIGIBILITY("WRONG_OUTPUT.eligibility"),
    WRONG_OUTPUT_VETTING_REASON("WRONG_OUTPUT.vettingReason"),
    WRONG_OUTPUT_NO_REASON("WRONG_OUTPUT.noReason"),
    WRONG_OUTPUT_FIELD("WRONG_OUTPUT.field");

    private static final Messages SENTENCES = new Messages("messages/model-refusals");

    private final String key;

    ModelReason(String key) {
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
