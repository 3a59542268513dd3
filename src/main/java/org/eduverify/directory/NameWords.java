package org.eduverify.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Whether the word tells nothing about which organisation is meant. */
    boolean tellsNothing(String word) {
        return meaning(word) == Meaning.FILLER || meaning(word) == Meaning.LEGAL_FORM;
    }

    /** The concept that the word shares with others; the word itself when it shares none. */
    String concept(String word) {
        Entry entry = words.get(word);
        return entry == null ? word : entry.concept();
    }
}
