package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The languages that the program speaks, and which one it uses. Answers to a request come in the language of the
 * request; without a request that would name one, in the texts put into forms and in e-mails, settings tell.
 */
@Component
public class Languages {

    /**
     * @param language of the vendor's own people, and of partners without a language of their own: {@code en} or {@code nl}
     * @param partnerLanguages language by partner id
     */
    @ConfigurationProperties("eduverify")
    record Settings(
            @DefaultValue("en") Locale language,
            @DefaultValue Map<String, Locale> partnerLanguages) {}

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    private final Settings settings;

    Languages(Settings settings) {
        this.settings = settings;
    }

    /**
     * The language to answer in: the first wish that names a language the program speaks, else English.
     *
     * @param wishes lists of language ranges (RFC 4647) such as {@code nl-NL, en;q=0.8}, the most important first; what
     *     is null or no such list counts as no wish
     */
    public static Locale spoken(String... wishes) {
        return Stream.of(wishes)
                .filter(Objects::nonNull)
                .map(Languages::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> find(String wish) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(wish), SPOKEN));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noLanguages) {
            return Optional.empty();
        }
    }

    /** The language of the vendor's own people: support, analysts, operators. */
    public Locale ofStaff() {
        return settings.language();
    }

    /** The language of a partner's people. */
    public Locale ofPartner(String partner) {
        return settings.partnerLanguages().getOrDefault(partner, settings.language());
    }
}
