package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reason to refuse a request. Each package that refuses requests has an enum of reasons and a message bundle. */
public interface Reason {

    /**
     * Key of the message. Faults of a submission have a published code in UPPER_SNAKE_CASE; if a code has several messages, a
     * suffix distinguishes them ({@code REQUIRED.state}).
     */
    String key();

    /** The bundle with a message for each reason of the enum. */
    Messages sentences();

    /** The published code: the key up to the first dot. */
    default String code() {
        int end = key().indexOf('.');
        return end < 0 ? key() : key().substring(0, end);
    }

    /**
     * The message for the sender of the request. If the message is missing, the key is returned, so that the refusal does not
     * become a failure.
     *
     * @param arguments arguments of the message
     */
    default String sentence(Locale locale, List<Object> arguments) {
        return sentences().find(key(), locale, arguments.toArray()).orElse(key());
    }

    /** The code that the vendor documents for the reason, which is more precise than that of the status; empty if none. */
    default Optional<String> documentedCode() {
        return Optional.empty();
    }
}
