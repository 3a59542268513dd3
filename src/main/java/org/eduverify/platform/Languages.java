package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The supported languages and the choice among them. The answer to a request is in the language of the request. Texts in
 * forms and mails are in the configured language of their readers.
 */
@Component
public class Languages {

    private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    private final EduverifyProperties properties;

    Languages(EduverifyProperties properties) {
        this.properties = properties;
    }

    /**
     * The first supported language of the preferences, or English.
     *
     * @param preferences lists of language ranges (RFC 4647) such as {@code nl-NL, en;q=0.8}, the most important first;
     *     null and malformed lists are ignored
     */
    public static Locale firstSupported(String... preferences) {
        return Stream.of(preferences)
                .filter(Objects::nonNull)
                .map(Languages::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> find(String preference) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(preference), SUPPORTED));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noLanguages) {
            return Optional.empty();
        }
    }

    /** The language of the vendor's staff: support, analysts, operators. */
    public Locale ofStaff() {
        return properties.language();
    }

    /** The language of a partner's agents. */
    public Locale ofPartner(String partner) {
        return properties.partnerLanguages().getOrDefault(partner, properties.language());
    }
}
