package org.eduverify.models.migration;

import java.util.List;
import java.util.Locale;
import org.eduverify.platform.Messages;

/**
 * A message in a migration report, in the language of its reader.
 *
 * @param code key in {@code messages/migrations.properties}
 * @param arguments values for the placeholders of the message
 */
public record MigrationMessage(String code, List<Object> arguments) {

    private static final Messages MESSAGES = new Messages("messages/migrations");

    public MigrationMessage {
        arguments = List.copyOf(arguments);
    }

    static MigrationMessage of(String code, Object... arguments) {
        return new MigrationMessage(code, List.of(arguments));
    }

    /** The message in this language, or in English if there is no translation. */
    public String in(Locale locale) {
        return MESSAGES.get(code, locale, arguments.toArray());
    }
}
