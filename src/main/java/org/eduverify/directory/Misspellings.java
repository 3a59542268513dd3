package org.eduverify.directory;

import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.eduverify.directory.NameWords.Meaning;

/** Which words are spelling errors of others. A word of the list is never one: "press" is not "prest". */
final class Misspellings {

    private static final int SHORTEST_WITH_SPELLING_ERROR = 5;
    private static final int SHORTEST_WITH_TWO_ERRORS = 8;
    private static final int SHORTEST_WITH_SLIP = 3;

    private final NameWords words;

    Misspellings(NameWords words) {
        this.words = words;
    }

    /** One error in a word of five letters, two in one of eight. */
    boolean isOne(String word, String known) {
        int shorter = Math.min(word.length(), known.length());
        if (shorter < SHORTEST_WITH_SPELLING_ERROR || isListed(word, known)) {
            return false;
        }
        int allowed = shorter < SHORTEST_WITH_TWO_ERRORS ? 1 : 2;
        return Math.abs(word.length() - known.length()) <= allowed && isWithin(allowed, word, known);
    }

    /** One error in a shorter word, which is believed only if the rest of the name is right. */
    boolean isSlip(String word, String known) {
        return Math.min(word.length(), known.length()) >= SHORTEST_WITH_SLIP
                && Math.max(word.length(), known.length()) > SHORTEST_WITH_SLIP
                && !isListed(word, known)
                && isWithin(1, word, known);
    }

    private boolean isListed(String word, String known) {
        return words.meaning(word) == Meaning.OTHER
                || known.indexOf(':') >= 0
                || StringUtils.containsAny(word, "0123456789")
                || StringUtils.containsAny(known, "0123456789");
    }

    /** Insertions, deletions, replacements and swaps of neighbours; whether at most so many make one word the other. */
    private static boolean isWithin(int limit, String one, String other) {
        return new DamerauLevenshteinDistance(limit).apply(one, other) >= 0;
    }
}
