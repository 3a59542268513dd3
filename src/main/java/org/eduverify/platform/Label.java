package org.eduverify.platform;

import java.util.List;
import java.util.Locale;

/** A name with translations. A message shows it in the language of the message. */
@FunctionalInterface
public interface Label {

    /** The name in the given language. */
    String label(Locale locale);

    /** Alternatives, as in "a, b or c". */
    static Label anyOf(List<String> names) {
        return new Alternatives(names);
    }

    /** Names joined by the translation of "or". */
    record Alternatives(List<String> names) implements Label {

        private static final Messages LABELS = new Messages("messages/labels");

        @Override
        public String label(Locale locale) {
            int last = names.size() - 1;
            return last < 1
                    ? String.join("", names)
                    : LABELS.get("anyOf", locale, String.join(", ", names.subList(0, last)), names.get(last));
        }
    }
}
