package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final List<String> COMMON_KINDS = List.of(
            "university", "universidad", "universite", "universitas", "college", "institute", "academy", "school");

    private static final double WORTH_OF_MISSPELT = 0.8;

    /** Words that schools, libraries and museums add or drop, by concept, and those that exclude them. */
    private static final Map<String, String> OPPOSITES = Map.of(
            "SAME:public",
            "SAME:private",
            "SAME:private",
            "SAME:public",
            "SAME:women",
            "SAME:men",
            "SAME:men",
            "SAME:women");

    private static final Set<InstitutionKind> ADDING_SUCH_WORDS =
            Set.of(InstitutionKind.SCHOOL, InstitutionKind.LIBRARY, InstitutionKind.MUSEUM, InstitutionKind.ARCHIVE);

    private static final Set<InstitutionKind> LIBRARIES = Set.of(InstitutionKind.LIBRARY, InstitutionKind.ARCHIVE);

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
        Vocabulary vocabulary = new Vocabulary(names, known);
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
                || names.stream().anyMatch(list -> numbers(list).equals(numbers(applicant)));
        // a name that adds its own town is the whole organisation's name or that of another of its sites
        boolean townFits = !explained.byOwnTown || names.stream().anyMatch(list -> covers(applicant, list, 1));
        return numbersAgree && townFits && namesItsKind(applicant, names, known) ? Verdict.SAME : Verdict.DIFFERENT;
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

    private Explained explain(List<String> applicant, Vocabulary vocabulary) {
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
        Set<String> concepts = concepts(applicant);
        List<String> content =
                known.stream().filter(word -> !words.tellsNothing(word)).toList();
        return content.size() >= least && content.stream().map(words::concept).allMatch(concepts::contains);
    }

    private Set<String> numbers(List<String> name) {
        return name.stream().filter(Numbers::isNumber).map(Numbers::value).collect(Collectors.toSet());
    }

    /** Twice the shared concepts by all concepts of both names; fillers count for nothing. */
    private double similarity(List<String> one, List<String> other) {
        Set<String> left = concepts(one);
        Set<String> right = concepts(other);
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
        /** By the town where the applicant is. */
        BY_OWN_TOWN,
        /** By a word that says little. */
        HARMLESS,
        NOT
    }

    /** Everything that can explain a word of the applicant's name. */
    private final class Vocabulary {

        private final Set<String> ofNames = new HashSet<>();
        private final Set<String> ofPlaces = new HashSet<>();
        private final Set<String> levels = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> ofDomain;
        private final Set<String> squashed = new HashSet<>();
        private final List<String> townOfApplicant;
        private final InstitutionKind kind;

        Vocabulary(List<List<String>> names, Known known) {
            for (List<String> name : names) {
                ofNames.addAll(name);
                squashed.add(String.join("", name));
                squashed.add(initials(name));
                for (int index = 1; index < name.size(); index++) {
                    squashed.add(name.get(index - 1) + name.get(index));
                }
                numbers.addAll(numbers(name));
            }
            ofNames.stream()
                    .filter(word -> words.meaning(word) == Meaning.LEVEL)
                    .map(words::concept)
                    .forEach(levels::add);
            known.places.forEach(place -> ofPlaces.addAll(InstitutionNames.words(place)));
            ofDomain = new HashSet<>(
                    Arrays.asList(known.domain.toLowerCase(Locale.ROOT).split("[.-]")));
            townOfApplicant = InstitutionNames.words(known.townOfApplicant);
            kind = known.kind;
            concepts(List.copyOf(ofNames)).forEach(ofNames::add);
            concepts(List.copyOf(ofPlaces)).forEach(ofPlaces::add);
        }

        /** First letters of the words that say anything: many organisations are called by them. */
        private String initials(List<String> name) {
            StringBuilder initials = new StringBuilder();
            name.stream().filter(word -> !words.tellsNothing(word)).forEach(word -> initials.append(word.charAt(0)));
            return initials.length() > 2 ? initials.toString() : "";
        }

        Explanation explain(List<String> applicant, int index) {
            String word = applicant.get(index);
            Meaning meaning = words.meaning(word);
            if (Numbers.isNumber(word)) {
                return numbers.contains(Numbers.value(word)) || ofNames.contains(word)
                        ? Explanation.BY_NAME
                        : Explanation.NOT;
            }
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
            if (meaning == Meaning.LEVEL) {
                return levels.isEmpty() || levels.contains(words.concept(word))
                        ? Explanation.HARMLESS
                        : Explanation.NOT;
            }
            if (ADDING_SUCH_WORDS.contains(kind)
                    && OPPOSITES.containsKey(words.concept(word))
                    && !ofNames.contains(OPPOSITES.get(words.concept(word)))) {
                return Explanation.HARMLESS;
            }
            if (isPlace(word) || meaning == Meaning.KIND || isKindOfItsOwn(meaning)) {
                return Explanation.HARMLESS;
            }
            if (ofDomain.contains(word) && word.length() > 2 || squashed.contains(word) && word.length() > 1) {
                return Explanation.BY_NAME;
            }
            if (isMisspeltHere(word) || isJoined(applicant, index)) {
                return Explanation.BY_NAME;
            }
            if (ofPlaces.stream().anyMatch(place -> isFormOf(word, place)) || isMisspeltKind(word)) {
                return Explanation.HARMLESS;
            }
            if (townOfApplicant.stream().anyMatch(town -> isFormOf(word, town))) {
                return Explanation.BY_OWN_TOWN;
            }
            return word.length() == 1 && ofNames.stream().anyMatch(known -> known.startsWith(word))
                    ? Explanation.HARMLESS
                    : Explanation.NOT;
        }

        private boolean isPlace(String word) {
            return ofPlaces.contains(word) || ofPlaces.contains(words.concept(word));
        }

        private boolean isMisspeltKind(String word) {
            return words.meaning(word) == Meaning.NAME
                    && COMMON_KINDS.stream().anyMatch(common -> misspellings.isOne(word, common));
        }

        private boolean isKindOfItsOwn(Meaning meaning) {
            return meaning == Meaning.LIBRARY && LIBRARIES.contains(kind)
                    || meaning == Meaning.MUSEUM && kind == InstitutionKind.MUSEUM;
        }

        /** Whether a word is a place's name in another case of its language: "w Myślenicach" for Myślenice. */
        private static boolean isFormOf(String word, String place) {
            if (word.equals(place)) {
                return true;
            }
            int stem = Math.max(5, Math.min(word.length(), place.length()) - 2);
            return word.length() >= stem
                    && place.length() >= stem
                    && Math.abs(word.length() - place.length()) <= 3
                    && word.regionMatches(0, place, 0, stem);
        }

        private boolean isMisspeltHere(String word) {
            return ofNames.stream().anyMatch(known -> misspellings.isOne(word, known))
                    || ofPlaces.stream().anyMatch(known -> misspellings.isOne(word, known));
        }

        /** One slip in a short word, where all others are right. */
        boolean isSlip(List<String> applicant, String word) {
            return words.meaning(word) == Meaning.NAME
                    && ofNames.stream()
                            .filter(known -> !applicant.contains(known))
                            .anyMatch(known -> misspellings.isSlip(word, known));
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
}
