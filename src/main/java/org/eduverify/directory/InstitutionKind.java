package org.eduverify.directory;

/** What an organisation is. Which kinds may buy education offers is for the decision table to say. */
public enum InstitutionKind {
    UNIVERSITY("university"),
    COLLEGE("college"),
    SCHOOL("school"),
    /** Teaches, but the register does not tell at which level. */
    EDUCATION("education institution"),
    LIBRARY("library"),
    MUSEUM("museum"),
    EDUCATION_OFFICE("education office"),
    TEACHING_HOSPITAL("teaching hospital"),
    HOSPITAL("hospital"),
    COMPANY("company"),
    NONPROFIT("nonprofit"),
    GOVERNMENT("government"),
    RESEARCH("research"),
    ARCHIVE("archive"),
    AFFILIATE("affiliate"),
    OTHER("other");

    private final String words;

    InstitutionKind(String words) {
        this.words = words;
    }

    /** The analysts' words for it, as the decision tables spell them. */
    public String words() {
        return words;
    }
}
