package org.eduverify.platform;

import java.util.List;
import java.util.Locale;

/** A name that differs from language to language; inside a sentence it is given in the sentence's language. */
@FunctionalInterface
public interface Label {

    /** What it is called in this language. */
    String label(Locale locale);

    /** Several names of which one is enough: "a, b or c". */
    static Label anyOf(List<String> names) {
        return locale -> {
            int last = names.size() - 1;
            return last < 1
                    ? String.join("", names)
                    : Refusal.SENTENCES.get(
                            "anyOf", locale, String.join(", ", names.subList(0, last)), names.get(last));
        };
    }
}
