package org.eduverify.verification.replay;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Why a replay of past attempts is refused. The sentences are in {@code messages/replay-refusals.properties}. */
public enum ReplayReason implements Reason {
    RUNNING("replay.running"),
    STOPPED("replay.stopped"),
    TOO_LONG("replay.tooLong"),
    OUT_OF_RANGE_CASES("OUT_OF_RANGE.cases");

    private static final Messages SENTENCES = new Messages("messages/replay-refusals");

    private final String key;

    ReplayReason(String key) {
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
