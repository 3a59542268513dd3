package org.eduverify.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.platform.ListProperties;
import org.eduverify.platform.PlainList;
import org.springframework.stereotype.Component;

/**
 * What single words in names of organisations tell, in many languages: a plain file ({@code lists/name-words.csv}) that
 * analysts can read and extend. Words are in the normal form of {@link InstitutionNames}.
 */
@Component
class NameWords {

    /** What a word tells. */
    enum Meaning {
        /** Articles, prepositions and particles: nothing. */
        FILLER,
        /** What law the organisation is under: nothing about which one it is. */
        LEGAL_FORM,
        /** A kind of education institution; translations and renamings swap such words. */
        KIND,
        /** What a library calls itself besides its name; tells something only in names of other organisations. */
        LIBRARY,
        /** The same for a museum. */
        MUSEUM,
        /** The stage of a school: those of one concept exclude those of another. */
        LEVEL,
        /** The same as the other words of its concept, in another language or form. */
        SAME,
        /** A place; its names in several languages share a concept. */
        PLACE,
        /** Another organisation than the institution itself, though perhaps related: press, shop, alumni ... */
        OTHER,
        /** Not in the list: a name of its own, which tells most. */
        NAME
    }

    private record Entry(Meaning meaning, String concept) {}

    private final Map<String, Entry> words = new HashMap<>();

    NameWords(ListProperties lists) {
        for (PlainList.Row row :
                PlainList.rows("eduverify.lists.name-words", lists.nameWords(), List.of("word", "class", "concept"))) {
            Meaning meaning = row.constant("class", Meaning.class);
            String concept = row.get("concept").isBlank() ? row.get("word") : row.get("concept");
            words.put(row.get("word"), new Entry(meaning, meaning.name() + ":" + concept));
        }
    }

    Meaning meaning(String word) {
        Entry entry = words.get(word);
        return entry == null ? Meaning.NAME : entry.meaning();
    }

    /** Whether the word does not help to identify an organisation. */
    boolean tellsNothing(String word) {
        return meaning(word) == Meaning.FILLER || meaning(word) == Meaning.LEGAL_FORM;
    }

    /** Whether a name in its normal form has a word of its own, beyond kinds and what many names share. */
    boolean identifies(String normalised) {
        for (String word : normalised.split(" ")) {
            Meaning meaning = meaning(word);
            if (meaning == Meaning.PLACE || meaning == Meaning.NAME && word.length() > 2) {
                return true;
            }
        }
        return false;
    }

    /** The concept that the word shares with others; the word itself when it shares none. */
    String concept(String word) {
        Entry entry = words.get(word);
        return entry == null ? word : entry.concept();
    }

    /** The concepts of those of the words that tell anything. */
    Set<String> concepts(Collection<String> names) {
        return names.stream()
                .filter(word -> !tellsNothing(word))
                .map(this::concept)
                .collect(Collectors.toSet());
    }
}
