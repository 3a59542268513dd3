package org.eduverify.process.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eduverify.customer.ProfileField;

/** The fields that forms may ask for; what comes back under any other name would be dropped. */
public final class FormFieldNames {

    /** Keys of the profile's fields, and of what reviewers and support decide. */
    public static final Set<String> ALL = all();

    private FormFieldNames() {}

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(Set.of(
                "decision",
                "denialReason",
                "justification",
                "customerText",
                "note",
                SubmissionVariables.SPECIAL_QUALIFICATION));
        Arrays.stream(ProfileField.values()).map(ProfileField::key).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }
}
