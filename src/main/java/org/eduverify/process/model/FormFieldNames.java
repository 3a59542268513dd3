package org.eduverify.process.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eduverify.customer.ProfileField;
import org.eduverify.verification.Confirmation;
import org.eduverify.verification.ManualDecision;

/** The names of the fields that forms may contain. Values submitted under any other name are dropped. */
public final class FormFieldNames {

    /** The decision of a reviewer, of support or of the second person. */
    public static final String DECISION = "decision";

    /** The vetting reason of a denial by support. */
    public static final String DENIAL_REASON = ManualDecision.DENIAL_REASON;

    /** Support's reason for its decision, for staff only. */
    public static final String JUSTIFICATION = ManualDecision.JUSTIFICATION;

    /** Support's explanation for the customer. */
    public static final String CUSTOMER_TEXT = ManualDecision.CUSTOMER_TEXT;

    /** The second person's note, for staff only. */
    public static final String NOTE = Confirmation.NOTE;

    /** All names, including the fields of the profile. */
    public static final Set<String> ALL = all();

    private FormFieldNames() {}

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(Set.of(
                DECISION,
                DENIAL_REASON,
                JUSTIFICATION,
                CUSTOMER_TEXT,
                NOTE,
                SubmissionVariables.SPECIAL_QUALIFICATION));
        Arrays.stream(ProfileField.values()).map(ProfileField::key).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }
}
