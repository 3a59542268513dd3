package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eduverify.directory.NameWords.Meaning;
import org.springframework.stereotype.Component;

/**
 * Compares the name of an applicant with all names of an organisation that owns the applicant's mail domain.
 *
 * <p>Which words differ matters more than how many letters. Every word of the applicant's name must be explained by the
 * organisation: by one of its names in any language, by the place where it is, by its domain, by a spelling error, or as
 * a word that says nothing (an article, another word for university). A word that nothing explains is taken for another
 * organisation at the same domain. Numbers and single letters identify: nr 5 is not nr 6.
 */
@Component
class NameComparison {

    /**
     * @param score 0 to 1: how much of the better fitting name both share
     * @param unexplained words of the applicant's name that nothing explains
     * @param telling those of them that name another organisation (press, shop, alumni ...)
     */
    record Result(Verdict verdict, double score, List<String> unexplained, List<String> telling) {

        boolean isSame() {
            return verdict == Verdict.EXACT || verdict == Verdict.SAME;
        }
    }

    /** How two names relate. */
    enum Verdict {
        /** The same name, spelling details aside. */
        EXACT,
        /** Another form of the same name. */
        SAME,
        /** Nothing but words that many institutions share. */
        GENERIC,
        /** Words name another organisation. */
        OTHER_ORGANISATION,
        /** The name is in a script in which no name of the organisation is known. */
        NOT_COMPARABLE,
        /** Too little or too much differs to call it the same. */
        DIFFERENT
    }

    /**
     * What an organisation is known by.
     *
     * @param names all its names
     * @param places city, region and countries
     * @param domain the mail domain that the organisation owns
     * @param kind what it is
     * @param isDomainShared whether others own the domain, too
     * @param townOfApplicant where the applicant is, if the organisation may be there; empty otherwise
     */
    record Known(
            Collection<String> names,
            Collection<String> places,
            String domain,
            InstitutionKind kind,
            boolean isDomainShared,
            String townOfApplicant) {}

    private static final double WORTH_OF_MISSPELT = 0.8;

    static final Set<InstitutionKind> LIBRARIES = Set.of(InstitutionKind.LIBRARY, InstitutionKind.ARCHIVE);

    private final NameWords words;
    private final Misspellings misspellings;

    NameComparison(NameWords words) {
        this.words = words;
        this.misspellings = new Misspellings(words);
    }

    /** Compares a name as the applicant wrote it. */
    Result compare(String name, Known known) {
        String normalised = InstitutionNames.normalised(name);
        List<String> applicant = InstitutionNames.words(name);
        if (applicant.isEmpty()) {
            return new Result(Verdict.DIFFERENT, 0, List.of(), List.of());
        }
        List<List<String>> names = known.names.stream()
                .map(InstitutionNames::words)
                .filter(list -> !list.isEmpty())
                .toList();
        if (names.stream()
                .anyMatch(list -> String.join(" ", list).equals(normalised) && isSpecific(list, known.names.size()))) {
            return new Result(Verdict.EXACT, 1, List.of(), List.of());
        }
        double score = names.stream()
                .mapToDouble(list -> similarity(applicant, list))
                .max()
                .orElse(0);
        NameVocabulary vocabulary = new NameVocabulary(words, misspellings, names, known);
        Explained explained = explain(applicant, vocabulary);
        List<String> telling = explained.unexplained.stream()
                .filter(word -> words.meaning(word) == Meaning.OTHER)
                .toList();
        Verdict verdict = verdict(applicant, names, known, explained, telling);
        if (verdict == Verdict.DIFFERENT && Scripts.isNotComparable(name, known.names)) {
            return new Result(Verdict.NOT_COMPARABLE, 0, List.of(), List.of());
        }
        return new Result(verdict, score, explained.unexplained, telling);
    }

    private Verdict verdict(
            List<String> applicant, List<List<String>> names, Known known, Explained explained, List<String> telling) {
        if (!telling.isEmpty()) {
            return Verdict.OTHER_ORGANISATION;
        }
        if (!explained.unexplained.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        boolean coversOne = names.stream().anyMatch(list -> covers(applicant, list, 2));
        boolean same = explained.byName || coversOne;
        if (!same) {
            return known.isDomainShared ? Verdict.GENERIC : Verdict.DIFFERENT;
        }
        boolean numbersAgree = !known.isDomainShared
                || names.stream().anyMatch(list -> Numbers.in(list).equals(Numbers.in(applicant)));
        // a name that adds its own town is the whole organisation's name or that of another of its sites
        boolean townFits = !explained.byOwnTown || names.stream().anyMatch(list -> covers(applicant, list, 1));
        // part of the name of a district or board is the name of one of its schools
        boolean isWhole = known.kind != InstitutionKind.EDUCATION_OFFICE
                || names.stream().anyMatch(list -> covers(applicant, list, 1));
        return numbersAgree && townFits && isWhole && namesItsKind(applicant, names, known)
                ? Verdict.SAME
                : Verdict.DIFFERENT;
    }

    /** On a shared domain, a town's or university's own name is not that of its library or museum. */
    private boolean namesItsKind(List<String> applicant, List<List<String>> names, Known known) {
        Meaning own = LIBRARIES.contains(known.kind)
                ? Meaning.LIBRARY
                : known.kind == InstitutionKind.MUSEUM ? Meaning.MUSEUM : null;
        return own == null
                || !known.isDomainShared
                || names.stream().anyMatch(list -> list.stream().noneMatch(word -> words.meaning(word) == own))
                || applicant.stream().anyMatch(word -> words.meaning(word) == own || isMisspelt(word, own, names));
    }

    private boolean isMisspelt(String word, Meaning meaning, List<List<String>> names) {
        return names.stream()
                .flatMap(List::stream)
                .anyMatch(known -> words.meaning(known) == meaning && misspellings.isOne(word, known));
    }

    private record Explained(List<String> unexplained, boolean byName, boolean byOwnTown) {}

    private Explained explain(List<String> applicant, NameVocabulary vocabulary) {
        List<String> unexplained = new ArrayList<>();
        boolean byName = false;
        boolean byOwnTown = false;
        for (int index = 0; index < applicant.size(); index++) {
            switch (vocabulary.explain(applicant, index)) {
                case BY_NAME -> byName = true;
                case BY_OWN_TOWN -> byOwnTown = true;
                case HARMLESS -> {}
                case NOT -> unexplained.add(applicant.get(index));
            }
        }
        if (unexplained.size() == 1 && byName && vocabulary.isSlip(applicant, unexplained.get(0))) {
            unexplained.clear();
        }
        return new Explained(unexplained, byName, byOwnTown);
    }

    /** An acronym alone is exact only when it is all that the organisation is called. */
    private static boolean isSpecific(List<String> name, int names) {
        return name.size() > 1 || name.get(0).length() > 2 || names == 1;
    }

    /** Whether every word of a known name that says anything, at least so many of them, is in the applicant's name. */
    private boolean covers(List<String> applicant, List<String> known, int least) {
        Set<String> concepts = words.concepts(applicant);
        List<String> content =
                known.stream().filter(word -> !words.tellsNothing(word)).toList();
        return content.size() >= least && content.stream().map(words::concept).allMatch(concepts::contains);
    }

    /** Twice the shared concepts by all concepts of both names; fillers count for nothing. */
    private double similarity(List<String> one, List<String> other) {
        Set<String> left = words.concepts(one);
        Set<String> right = words.concepts(other);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        double shared = left.stream()
                .mapToDouble(word -> right.contains(word)
                        ? 1
                        : right.stream().anyMatch(with -> misspellings.isOne(word, with)) ? WORTH_OF_MISSPELT : 0)
                .sum();
        return 2.0 * shared / (left.size() + right.size());
    }
}
