package org.eduverify.directory;

/** What a domain means, worked out from who shares it. */
public enum DomainMeaning {
    /** One institution has it for itself. */
    INSTITUTION("institution"),
    /** Several institutions that belong together: a district, a board, a university with its schools and museums. */
    GROUP("group"),
    /** A ministry, a state or a school authority gives mailboxes to all schools and their staff. */
    AUTHORITY("authority"),
    /** A council or a city, which does more than education. */
    COUNCIL("council or city"),
    /** Anyone can get an address or a page there: web hosts, publishing platforms, social networks, mail providers. */
    PLATFORM("hosting platform"),
    /** No register lists it. */
    UNKNOWN("unknown");

    private final String words;

    DomainMeaning(String words) {
        this.words = words;
    }

    /** The analysts' words for it. */
    public String words() {
        return words;
    }

    /** Whether others than the institution and its group have mailboxes there. */
    boolean reachesBeyondEducation() {
        return this == AUTHORITY || this == COUNCIL;
    }
}
