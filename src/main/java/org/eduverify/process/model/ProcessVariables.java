package org.eduverify.process.model;

import java.util.Date;
import java.util.List;

/**
 * The variables of a process instance: routing facts only. The customer is the instance's business key, which nobody
 * can change through a task; everything else about it is in tables.
 */
public final class ProcessVariables {

    /** Whether the submission asks for education offers. */
    public static final ProcessVariable<Boolean> EDUCATION_REQUESTED =
            new ProcessVariable<>("educationRequested", Boolean.class);

    /** Number of the verification request, from 1. */
    public static final ProcessVariable<Integer> ATTEMPT_NUMBER = new ProcessVariable<>("attemptNumber", Integer.class);

    /** Verification requests that are left after a failure. */
    public static final ProcessVariable<Integer> ATTEMPTS_LEFT = new ProcessVariable<>("attemptsLeft", Integer.class);

    /** eligible, not eligible or unclear: the result of {@code decide-eligibility}. */
    public static final ProcessVariable<String> ELIGIBILITY = new ProcessVariable<>("eligibility", String.class);

    /** Why not eligible: one of the published reasons, or null. */
    public static final ProcessVariable<String> VETTING_REASON = new ProcessVariable<>("vettingReason", String.class);

    /** correct, manual or close: the result of {@code select-next-step}. */
    public static final ProcessVariable<String> NEXT_STEP = new ProcessVariable<>("nextStep", String.class);

    /** resubmit or return: what the reviewer of a correction decided. */
    public static final ProcessVariable<String> REVIEW_DECISION = new ProcessVariable<>("reviewDecision", String.class);

    /** approve, deny or ask for more: what the support agent decided. */
    public static final ProcessVariable<String> SUPPORT_DECISION =
            new ProcessVariable<>("supportDecision", String.class);

    /** Whether the support agent's decision holds only once a second person has confirmed it. */
    public static final ProcessVariable<Boolean> CONFIRMATION_NEEDED =
            new ProcessVariable<>("confirmationNeeded", Boolean.class);

    /** Whether the second person confirmed the approval. */
    public static final ProcessVariable<Boolean> APPROVAL_CONFIRMED =
            new ProcessVariable<>("approvalConfirmed", Boolean.class);

    /** Priority of the manual verification, 0 to 100. */
    public static final ProcessVariable<Integer> SUPPORT_PRIORITY =
            new ProcessVariable<>("supportPriority", Integer.class);

    /** When the manual verification should be decided. */
    public static final ProcessVariable<Date> SUPPORT_DUE_DATE = new ProcessVariable<>("supportDueDate", Date.class);

    /** When the correction lapses; known within the correction only. */
    public static final ProcessVariable<Date> CORRECTION_DUE_DATE =
            new ProcessVariable<>("correctionDueDate", Date.class);

    /** Every variable that a process instance may keep. */
    public static final List<ProcessVariable<?>> ALL = List.of(
            EDUCATION_REQUESTED,
            ATTEMPT_NUMBER,
            ATTEMPTS_LEFT,
            ELIGIBILITY,
            VETTING_REASON,
            NEXT_STEP,
            REVIEW_DECISION,
            SUPPORT_DECISION,
            CONFIRMATION_NEEDED,
            APPROVAL_CONFIRMED,
            SUPPORT_PRIORITY,
            SUPPORT_DUE_DATE,
            CORRECTION_DUE_DATE);

    private ProcessVariables() {}
}
