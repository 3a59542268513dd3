package org.eduverify.verification;

/**
 * A second person's answer to an approval against the decision table.
 *
 * @param note the reason, for staff only; required to send an approval back
 * @param by the second person's user id
 */
public record Confirmation(Choice choice, String note, String by) {

    /** Name of the field of {@link #note()} in forms and refusals. */
    public static final String NOTE = "note";

    /** The possible answers to an approval. */
    public enum Choice {
        CONFIRM("confirm"),
        SEND_BACK("send back");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        /** The value in the form. */
        public String words() {
            return words;
        }
    }
}
