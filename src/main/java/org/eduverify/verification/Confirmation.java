package org.eduverify.verification;

/**
 * What a second person says to an approval against the decision table.
 *
 * @param note why, kept for staff; required when sent back
 * @param by the second person's user id
 */
public record Confirmation(Choice choice, String note, String by) {

    /** The two answers to an approval. */
    public enum Choice {
        CONFIRM("confirm"),
        SEND_BACK("send back");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        /** The words of the form. */
        public String words() {
            return words;
        }
    }
}
