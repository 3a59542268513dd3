package org.eduverify.process.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eduverify.customer.ProfileField;

/** The names of form fields besides those of the profile. Submitted fields with other names are dropped. */
public final class FormFieldNames {

    /** The decision of a reviewer, of support or of the support lead. */
    public static final String DECISION = "decision";
    /** The published vetting reason of a denial. */
    public static final String DENIAL_REASON = "denialReason";
    /** Why support decides in this way; not shown to the partner. */
    public static final String JUSTIFICATION = "justification";
    /** What support writes to the partner. */
    public static final String CUSTOMER_TEXT = "customerText";
    /** The support lead's note on a confirmation. */
    public static final String NOTE = "note";

    /** All names, including the keys of the profile's fields. */
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
