package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.NameWords.Meaning;
import org.springframework.stereotype.Component;

/**
 * Compares the name of an applicant with all names of an organisation that owns the applicant's mail domain.
 *
 * <p>Which words differ matters more than how many letters. Every word of the applicant's name must be explained by the
 * organisation: by one of its names in any language, by the place where it is, by its domain, by a spelling error, or as
 * a word that tells nothing (an article, another word for university). A word that nothing explains is taken for another
 * organisation at the same domain.
 */
@Component
class NameComparison {

    /**
     * @param score 0 to 1: how much of the better fitting name both share
     * @param unexplained words of the applicant's name that nothing explains
     * @param telling those of them that tell of another organisation (press, shop, alumni ...)
     */
    record Result(Verdict verdict, double score, List<String> unexplained, List<String> telling) {}

    /** How two names relate. */
    enum Verdict {
        /** The same name, spelling details aside. */
        EXACT,
        /** Another form of the same name. */
        SAME,
        /** Words tell of another organisation. */
        OTHER_ORGANISATION,
        /** Too little or too much differs to call it the same. */
        DIFFERENT
    }

    private static final int SHORTEST_WITH_SPELLING_ERROR = 5;
    private static final int SHORTEST_WITH_TWO_ERRORS = 8;

    private final NameWords words;

    NameComparison(NameWords words) {
        this.words = words;
    }

    /**
     * @param name as the applicant wrote it
     * @param names all names of the organisation
     * @param places city, region and countries of the organisation
     * @param domain the mail domain that the organisation owns
     */
    Result compare(String name, Collection<String> names, Collection<String> places, String domain) {
        String normalised = InstitutionNames.normalised(name);
        List<String> applicant = InstitutionNames.words(name);
        if (applicant.isEmpty()) {
            return new Result(Verdict.DIFFERENT, 0, List.of(), List.of());
        }
        List<List<String>> known = names.stream()
                .map(InstitutionNames::words)
                .filter(list -> !list.isEmpty())
                .toList();
        if (known.stream()
                .anyMatch(list -> String.join(" ", list).equals(normalised) && isSpecific(list, names.size()))) {
            return new Result(Verdict.EXACT, 1, List.of(), List.of());
        }
        Vocabulary vocabulary = new Vocabulary(known, places, domain);
        List<String> unexplained = new ArrayList<>();
        boolean anyTelling = false;
        for (int index = 0; index < applicant.size(); index++) {
            switch (vocabulary.explain(applicant, index)) {
                case BY_NAME -> anyTelling = true;
                case HARMLESS -> {}
                case NOT -> unexplained.add(applicant.get(index));
            }
        }
        double score = known.stream()
                .mapToDouble(list -> similarity(applicant, list))
                .max()
                .orElse(0);
        List<String> telling = unexplained.stream()
                .filter(word -> words.meaning(word) == Meaning.OTHER)
                .toList();
        if (!telling.isEmpty()) {
            return new Result(Verdict.OTHER_ORGANISATION, score, unexplained, telling);
        }
        boolean same =
                unexplained.isEmpty() && (anyTelling || known.stream().anyMatch(list -> covers(applicant, list)));
        return new Result(same ? Verdict.SAME : Verdict.DIFFERENT, score, unexplained, List.of());
    }

    /** An acronym alone is exact only when it is all that the organisation is called. */
    private static boolean isSpecific(List<String> name, int names) {
        return name.size() > 1 || name.get(0).length() > 2 || names == 1;
    }

    /** Whether every word of a known name that tells anything is in the applicant's name. */
    private boolean covers(List<String> applicant, List<String> known) {
        Set<String> concepts = concepts(applicant);
        List<String> content =
                known.stream().filter(word -> !words.tellsNothing(word)).toList();
        return content.size() > 1 && content.stream().map(words::concept).allMatch(concepts::contains);
    }

    /** Twice the shared concepts by all concepts of both names; fillers count for nothing. */
    private double similarity(List<String> one, List<String> other) {
        Set<String> left = concepts(one);
        Set<String> right = concepts(other);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        long shared = left.stream()
                .filter(word -> right.contains(word) || right.stream().anyMatch(with -> isMisspelt(word, with)))
                .count();
        return 2.0 * shared / (left.size() + right.size());
    }

    private Set<String> concepts(List<String> list) {
        Set<String> concepts = new HashSet<>();
        list.stream()
                .filter(word -> !words.tellsNothing(word))
                .map(words::concept)
                .forEach(concepts::add);
        return concepts;
    }

    private enum Explanation {
        /** By a word that only few organisations have in common. */
        BY_NAME,
        /** By a word that tells little. */
        HARMLESS,
        NOT
    }

    /** Everything that can explain a word of the applicant's name. */
    private final class Vocabulary {

        private final Set<String> ofNames = new HashSet<>();
        private final Set<String> ofPlaces = new HashSet<>();
        private final Set<String> ofDomain;
        private final Set<String> squashed = new HashSet<>();

        Vocabulary(List<List<String>> names, Collection<String> places, String domain) {
            for (List<String> name : names) {
                ofNames.addAll(name);
                squashed.add(String.join("", name));
                squashed.add(initials(name));
            }
            places.forEach(place -> ofPlaces.addAll(InstitutionNames.words(place)));
            ofDomain =
                    new HashSet<>(Arrays.asList(domain.toLowerCase(Locale.ROOT).split("[.-]")));
            concepts(List.copyOf(ofNames)).forEach(ofNames::add);
            concepts(List.copyOf(ofPlaces)).forEach(ofPlaces::add);
        }

        /** First letters of the words that tell anything: many organisations are called by them. */
        private String initials(List<String> name) {
            StringBuilder initials = new StringBuilder();
            name.stream().filter(word -> !words.tellsNothing(word)).forEach(word -> initials.append(word.charAt(0)));
            return initials.length() > 2 ? initials.toString() : "";
        }

        Explanation explain(List<String> applicant, int index) {
            String word = applicant.get(index);
            Meaning meaning = words.meaning(word);
            if (words.tellsNothing(word)) {
                return Explanation.HARMLESS;
            }
            if (ofNames.contains(word) || ofNames.contains(words.concept(word))) {
                return meaning == Meaning.NAME || meaning == Meaning.PLACE || meaning == Meaning.OTHER
                        ? Explanation.BY_NAME
                        : Explanation.HARMLESS;
            }
            if (meaning == Meaning.OTHER) {
                return Explanation.NOT;
            }
            if (ofPlaces.contains(word) || ofPlaces.contains(words.concept(word)) || meaning == Meaning.KIND) {
                return Explanation.HARMLESS;
            }
            if ((ofDomain.contains(word) || squashed.contains(word)) && word.length() > 2) {
                return Explanation.BY_NAME;
            }
            if (isMisspeltHere(word) || isJoined(applicant, index)) {
                return Explanation.BY_NAME;
            }
            return word.length() == 1 ? Explanation.HARMLESS : Explanation.NOT;
        }

        private boolean isMisspeltHere(String word) {
            return ofNames.stream().anyMatch(known -> isMisspelt(word, known))
                    || ofPlaces.stream().anyMatch(known -> isMisspelt(word, known));
        }

        /** "Ha Noi" for "Hanoi" and the other way round. */
        private boolean isJoined(List<String> applicant, int index) {
            String word = applicant.get(index);
            String withNext = index + 1 < applicant.size() ? word + applicant.get(index + 1) : word;
            String withFormer = index > 0 ? applicant.get(index - 1) + word : word;
            return ofNames.contains(withNext)
                    || ofNames.contains(withFormer)
                    || squashed.stream().anyMatch(name -> word.length() > 5 && name.equals(word))
                    || isMisspeltHere(withNext) && !withNext.equals(word)
                    || isMisspeltHere(withFormer) && !withFormer.equals(word);
        }
    }

    /**
     * Whether one word is a spelling error of the other: one slip in a word of five letters, two in one of eight. A word of
     * the list is never an error for another: "press" is not "prest".
     */
    private boolean isMisspelt(String word, String known) {
        int shorter = Math.min(word.length(), known.length());
        if (shorter < SHORTEST_WITH_SPELLING_ERROR || words.meaning(word) == Meaning.OTHER || known.indexOf(':') >= 0) {
            return false;
        }
        int allowed = shorter < SHORTEST_WITH_TWO_ERRORS ? 1 : 2;
        return Math.abs(word.length() - known.length()) <= allowed && distance(word, known, allowed) <= allowed;
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
