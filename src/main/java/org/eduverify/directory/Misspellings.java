package org.eduverify.directory;

import org.apache.commons.lang3.StringUtils;
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
        return Math.abs(word.length() - known.length()) <= allowed && distance(word, known, allowed) <= allowed;
    }

    /** One error in a shorter word, which is believed only if the rest of the name is right. */
    boolean isSlip(String word, String known) {
        return Math.min(word.length(), known.length()) >= SHORTEST_WITH_SLIP
                && Math.max(word.length(), known.length()) > SHORTEST_WITH_SLIP
                && !isListed(word, known)
                && distance(word, known, 1) <= 1;
    }

    private boolean isListed(String word, String known) {
        return words.meaning(word) == Meaning.OTHER
                || known.indexOf(':') >= 0
                || StringUtils.containsAny(word, "0123456789")
                || StringUtils.containsAny(known, "0123456789");
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String one, String other, int limit) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            row[0] = line;
            int best = line;
            for (int column = 1; column <= other.length(); column++) {
                int cost = one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(Math.min(row[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (line > 1
                        && column > 1
                        && one.charAt(line - 1) == other.charAt(column - 2)
                        && one.charAt(line - 2) == other.charAt(column - 1)) {
                    row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
                }
                best = Math.min(best, row[column]);
            }
            if (best > limit) {
                return best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[other.length()];
    }
}
