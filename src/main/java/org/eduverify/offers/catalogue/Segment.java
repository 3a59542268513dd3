package org.eduverify.offers.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** For whom an offer is made. The segment belongs to the offer, the qualification to the customer. */
public enum Segment {
    COMMERCIAL("Commercial", List.of()),
    EDUCATION("Education", List.of("Education")),
    NON_PROFIT("NonProfit", List.of("Nonprofit")),
    GOVERNMENT("Government", List.of("GovernmentCommunityCloud"));

    private final String words;
    private final List<String> qualifications;

    Segment(String words, List<String> qualifications) {
        this.words = words;
        this.qualifications = qualifications;
    }

    /** The published spelling, as the catalogue file and the decision table write it. */
    public String words() {
        return words;
    }

    /** The special qualifications of which a customer needs one, in their published spelling; empty if none is needed. */
    public List<String> qualifications() {
        return qualifications;
    }

    /** The segment with this published spelling, without regard to case. */
    public static Optional<Segment> find(String words) {
        return Arrays.stream(values())
                .filter(segment -> segment.words.equalsIgnoreCase(words))
                .findFirst();
    }
}
