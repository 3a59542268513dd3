package org.eduverify.directory;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eduverify.directory.NameComparison.Known;
import org.eduverify.directory.NameWords.Meaning;

/** Everything that can explain a word of the applicant's name. */
final class NameVocabulary {

    enum Explanation {
        /** By a word that only few organisations have in common. */
        BY_NAME,
        /** By the town where the applicant is. */
        BY_OWN_TOWN,
        /** By a word that says little. */
        HARMLESS,
        NOT
    }

    private static final List<String> COMMON_KINDS = List.of(
            "university", "universidad", "universite", "universitas", "college", "institute", "academy", "school");

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

    private final NameWords words;
    private final Misspellings misspellings;
    private final Set<String> ofNames = new HashSet<>();
    private final Set<String> ofPlaces = new HashSet<>();
    private final Set<String> levels = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> ofDomain;
    private final Set<String> squashed = new HashSet<>();
    private final List<String> townOfApplicant;
    private final InstitutionKind kind;

    NameVocabulary(NameWords words, Misspellings misspellings, List<List<String>> names, Known known) {
        this.words = words;
        this.misspellings = misspellings;
        for (List<String> name : names) {
            ofNames.addAll(name);
            squashed.add(String.join("", name));
            squashed.add(initials(name));
            for (int index = 1; index < name.size(); index++) {
                squashed.add(name.get(index - 1) + name.get(index));
            }
            numbers.addAll(Numbers.in(name));
        }
        ofNames.stream()
                .filter(word -> words.meaning(word) == Meaning.LEVEL)
                .map(words::concept)
                .forEach(levels::add);
        known.places().forEach(place -> ofPlaces.addAll(InstitutionNames.words(place)));
        ofDomain = new HashSet<>(
                Arrays.asList(known.domain().toLowerCase(Locale.ROOT).split("[.-]")));
        townOfApplicant = InstitutionNames.words(known.townOfApplicant());
        kind = known.kind();
        ofNames.addAll(words.concepts(ofNames));
        ofPlaces.addAll(words.concepts(ofPlaces));
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
            return levels.isEmpty() && kind != InstitutionKind.EDUCATION_OFFICE || levels.contains(words.concept(word))
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
        return meaning == Meaning.LIBRARY && NameComparison.LIBRARIES.contains(kind)
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
