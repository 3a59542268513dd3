package org.eduverify.verification;

/** How a verification attempt ended. */
public enum Outcome {
    APPROVED,
    DENIED,
    /** The decision table leaves the decision to support. */
    UNCLEAR,
    /** Support needs a correction before it can decide. */
    MORE_INFORMATION_NEEDED,
    WITHDRAWN
}
