package org.eduverify.models.migration;

import java.util.List;
import java.util.Locale;
import org.eduverify.platform.Messages;

/**
 * A sentence about a migration, in the language of whoever reads it.
 *
 * @param code code of the sentence in {@code messages/migrations.properties}
 * @param arguments what the sentence names
 */
public record Sentence(String code, List<Object> arguments) {

    private static final Messages SENTENCES = new Messages("messages/migrations");

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    static Sentence of(String code, Object... arguments) {
        return new Sentence(code, List.of(arguments));
    }

    /** The sentence in this language, or in English if the program does not speak it. */
    public String in(Locale locale) {
        return SENTENCES.get(code, locale, arguments.toArray());
    }
}
