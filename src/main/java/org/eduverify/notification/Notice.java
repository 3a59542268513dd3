package org.eduverify.notification;

import java.time.Instant;
import java.util.Locale;
import org.eduverify.platform.Messages;

/** A notice about a customer's verification. */
public record Notice(Kind kind, Instant at) {

    /** Subject of a notice. */
    public enum Kind {
        CORRECTION_REMINDER,
        CORRECTION_LAPSED,
        MANUAL_VERIFICATION_OVERDUE,
        ORDER_PLACED
    }

    private static final Messages SENTENCES = new Messages("messages/notices");

    /** The notice as a sentence in the given language. */
    public String text(Locale locale) {
        return SENTENCES.get(kind.name(), locale);
    }
}
