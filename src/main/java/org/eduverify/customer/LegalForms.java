package org.eduverify.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eduverify.platform.ListProperties;
import org.eduverify.platform.PlainList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The legal forms of organisations: the rows of {@code lists/name-words.csv} with the class {@code legal-form}. Upper case,
 * blanks and punctuation make no difference. A legal form that is also an ordinary word is therefore listed with its
 * punctuation ({@code a.s.}), which keeps it out of the comparison of names.
 */
@Component
class LegalForms {

    private static final String CLASS = "legal-form";
    private static final int MAX_WORDS = 6;

    private final Set<String> forms;

    @Autowired
    LegalForms(ListProperties lists) {
        this(lists.nameWords());
    }

    LegalForms(Resource list) {
        forms = PlainList.rows("eduverify.lists.name-words", list, List.of("word", "class")).stream()
                .filter(row -> row.get("class").equals(CLASS))
                .map(row -> String.join("", words(row.get("word"))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a name consists of legal forms only, such as "GmbH &amp; Co. KG" and "Sp. z o.o.". */
    boolean areAllOf(String name) {
        List<String> words = words(name);
        return words.size() <= MAX_WORDS && areAllOf(words);
    }

    private boolean areAllOf(List<String> words) {
        return words.isEmpty()
                || IntStream.rangeClosed(1, words.size())
                        .anyMatch(end -> forms.contains(String.join("", words.subList(0, end)))
                                && areAllOf(words.subList(end, words.size())));
    }

    private static List<String> words(String text) {
        return Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
