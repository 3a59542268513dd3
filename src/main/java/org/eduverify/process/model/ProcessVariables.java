package org.eduverify.process.model;

import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The variables of a process instance. They contain routing facts only. The customer's id is the business key, which
 * cannot be changed through a task; all other data is in tables.
 */
public final class ProcessVariables {

    /** Whether the submission requests education offers. */
    public static final ProcessVariable<Boolean> EDUCATION_REQUESTED =
            new ProcessVariable<>("educationRequested", Boolean.class);

    /** Number of the verification request, from 1. */
    public static final ProcessVariable<Integer> ATTEMPT_NUMBER = new ProcessVariable<>("attemptNumber", Integer.class);

    /** Number of verification requests left after a failure. */
    public static final ProcessVariable<Integer> ATTEMPTS_LEFT = new ProcessVariable<>("attemptsLeft", Integer.class);

    /** Result of {@code decide-eligibility}: eligible, not eligible or unclear. */
    public static final ProcessVariable<String> ELIGIBILITY = new ProcessVariable<>("eligibility", String.class);

    /** One of the published vetting reasons; null unless not eligible. */
    public static final ProcessVariable<String> VETTING_REASON = new ProcessVariable<>("vettingReason", String.class);

    /** Result of {@code select-next-step}: correct, manual or close. */
    public static final ProcessVariable<String> NEXT_STEP = new ProcessVariable<>("nextStep", String.class);

    /** Value of the {@link ReviewDecision}. */
    public static final ProcessVariable<String> REVIEW_DECISION = new ProcessVariable<>("reviewDecision", String.class);

    /** The support agent's decision: approve, deny or ask for more. */
    public static final ProcessVariable<String> SUPPORT_DECISION =
            new ProcessVariable<>("supportDecision", String.class);

    /** Whether a second person must confirm the support agent's decision. */
    public static final ProcessVariable<Boolean> CONFIRMATION_NEEDED =
            new ProcessVariable<>("confirmationNeeded", Boolean.class);

    /** Whether the second person confirmed the approval. */
    public static final ProcessVariable<Boolean> APPROVAL_CONFIRMED =
            new ProcessVariable<>("approvalConfirmed", Boolean.class);

    /** Priority of the manual verification, 0 to 100. */
    public static final ProcessVariable<Integer> SUPPORT_PRIORITY =
            new ProcessVariable<>("supportPriority", Integer.class);

    /** Due date of the manual verification. */
    public static final ProcessVariable<Date> SUPPORT_DUE_DATE = new ProcessVariable<>("supportDueDate", Date.class);

    /** Time when the correction lapses; set within the correction only. */
    public static final ProcessVariable<Date> CORRECTION_DUE_DATE =
            new ProcessVariable<>("correctionDueDate", Date.class);

    /** All variables that a process instance may have. */
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

    private static final Set<String> NAMES =
            ALL.stream().map(ProcessVariable::name).collect(Collectors.toUnmodifiableSet());

    private ProcessVariables() {}

    /** Removes all variables of the process instance, once a submission has been read from them. */
    public static void removeAll(VariableScope execution) {
        execution.removeVariables(Set.copyOf(execution.getVariableNames()));
    }

    /**
     * Removes variables that are not declared here. Forms and API clients may send more values than requested; they must
     * not be stored.
     */
    public static void removeUndeclared(VariableScope execution) {
        Set<String> names = new HashSet<>(execution.getVariableNames());
        names.removeAll(NAMES);
        execution.removeVariables(names);
    }
}
