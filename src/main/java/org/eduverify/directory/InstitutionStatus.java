package org.eduverify.directory;

/** Whether an organisation still works under its name. */
public enum InstitutionStatus {
    ACTIVE("active"),
    CLOSED("closed"),
    SUCCEEDED("closed with successor"),
    /** One register says closed, another that knows closures says open; only joined institutions are so. */
    CONTRADICTORY("contradictory");

    private final String words;

    InstitutionStatus(String words) {
        this.words = words;
    }

    /** The analysts' words for it, as the decision tables spell them. */
    public String words() {
        return words;
    }
}
