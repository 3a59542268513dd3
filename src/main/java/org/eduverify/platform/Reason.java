package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a request is refused. Each package that refuses requests has an enum of its reasons and a message bundle. */
public interface Reason {

    /**
     * Key of the sentence in the message bundle. Faults of a submission have a published code in UPPER_SNAKE_CASE and, where
     * a code has several sentences, a dot and a name that tells them apart ({@code REQUIRED.state}).
     */
    String key();

    /** The bundle that holds the sentence of each reason of the enum. */
    Messages sentences();

    /** Published code of the reason: its key up to the first dot. */
    default String code() {
        int end = key().indexOf('.');
        return end < 0 ? key() : key().substring(0, end);
    }

    /**
     * The sentence for the person who sent the request. A missing sentence must not turn a refusal into a failure, so the
     * key takes its place.
     *
     * @param arguments values that the sentence names
     */
    default String sentence(Locale locale, List<Object> arguments) {
        return sentences().find(key(), locale, arguments.toArray()).orElse(key());
    }

    /** The code that the vendor documents for the reason, which is more precise than that of the status; empty if none. */
    default Optional<String> documentedCode() {
        return Optional.empty();
    }
}
