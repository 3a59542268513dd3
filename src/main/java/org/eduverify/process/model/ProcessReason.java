package org.eduverify.process.model;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Reasons for refusing a step of the process, with messages in {@code messages/process-refusals.properties}. */
public enum ProcessReason implements Reason {
    CUSTOMER_CHANGED_MEANWHILE("customer.changedMeanwhile"),
    VERIFICATION_STARTED_INSIDE("verification.startedInside"),
    CORRECTION_DUE("correction.due"),
    CORRECTION_NOT_DUE("correction.notDue"),
    PROFILE_CHANGED("profile.changed"),
    TASK_TAKEN("task.taken"),
    TASK_LOST_RACE("task.lostRace"),
    TASK_CLAIMED("task.claimed"),
    TASK_COMPLETED_BY_SOMEBODY_ELSE("task.completedBySomebodyElse"),
    TASK_OVER("task.over"),
    RESOURCE_UNKNOWN("resource.unknown"),
    UNKNOWN_DECISION_OF_REVIEW("UNKNOWN_DECISION.ofReview"),
    UNKNOWN_DECISION_OF_SUPPORT("UNKNOWN_DECISION.ofSupport"),
    UNKNOWN_DECISION_OF_CONFIRMATION("UNKNOWN_DECISION.ofConfirmation"),
    UNKNOWN_REASON("UNKNOWN_REASON"),
    TEXT_EXPECTED("TEXT_EXPECTED"),
    UNKNOWN_QUALIFICATION("UNKNOWN_QUALIFICATION");

    private static final Messages SENTENCES = new Messages("messages/process-refusals");

    private final String key;

    ProcessReason(String key) {
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
