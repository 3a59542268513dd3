package org.eduverify.verification;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Why a step of a verification is refused. The sentences are in {@code messages/verification-refusals.properties}. */
public enum VerificationReason implements Reason {
    NONE_LEFT("verification.noneLeft"),
    OTHER_OUTCOME("verification.otherOutcome"),
    APPROVAL_OWN_CONFIRMATION("approval.ownConfirmation"),
    APPROVAL_UNCONFIRMED("approval.unconfirmed"),
    REASON_NOT_FOR_SUPPORT("REASON_NOT_FOR_SUPPORT"),
    REQUIRED_NOTE("REQUIRED.note"),
    TEXT_NOTE("TEXT.note"),
    REQUIRED_JUSTIFICATION("REQUIRED.justification"),
    TEXT_JUSTIFICATION("TEXT.justification"),
    REQUIRED_CUSTOMER_TEXT("REQUIRED.customerText"),
    TEXT_CUSTOMER_TEXT("TEXT.customerText");

    private static final Messages SENTENCES = new Messages("messages/verification-refusals");

    private final String key;

    VerificationReason(String key) {
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
