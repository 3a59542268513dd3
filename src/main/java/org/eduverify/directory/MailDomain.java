package org.eduverify.directory;

/** What right the institution found has to the applicant's mail domain. */
public enum MailDomain {
    /** A register lists exactly this mailbox for it, or its official number is in the address. */
    LISTED_MAILBOX("listed mailbox"),
    /** The domain is its own. */
    OWN("own domain"),
    /** It shares the domain with others of its group. */
    SHARED("shared domain"),
    /** The domain is that of the body that runs it, or of the institutions that it runs. */
    RELATED("domain of its group"),
    /** A register lists it on an authority's or council's domain, and the applicant is in its town. */
    AUTHORITY_SAME_TOWN("authority domain in the same town"),
    /** A register lists it on an authority's or council's domain. */
    AUTHORITY("authority domain"),
    /** Anyone can get an address there. */
    PLATFORM("hosting platform"),
    /** No institution was found, or no register lists the domain for it. */
    UNKNOWN("unknown");

    private final String words;

    MailDomain(String words) {
        this.words = words;
    }

    /** The analysts' words for it, as the decision tables spell them. */
    public String words() {
        return words;
    }
}
