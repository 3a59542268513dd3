package org.eduverify.platform;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The sentences of one bundle in every language that the program speaks: a file of English ones, and one for each other
 * language beside it. They are written in the syntax of {@link java.text.MessageFormat}, so apostrophes are doubled
 * everywhere; the language of the machine plays no part.
 */
public final class Messages {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    /**
     * @param bundle name without language and ending, as in {@code messages/forms}
     */
    public Messages(String bundle) {
        source.setBasename(bundle);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    /**
     * The sentence in this language, or in English if the program does not speak it.
     *
     * @param arguments what the sentence names; a {@link Label} is named in the sentence's own language
     * @throws NoSuchMessageException if there is no such sentence
     */
    public String get(String code, Locale locale, Object... arguments) {
        return find(code, locale, arguments).orElseThrow(() -> new NoSuchMessageException(code, locale));
    }

    /** The sentence in this language; empty if there is none. */
    public Optional<String> find(String code, Locale locale, Object... arguments) {
        Object[] named = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            named[index] = arguments[index] instanceof Label label ? label.label(locale) : arguments[index];
        }
        return Optional.ofNullable(source.getMessage(code, named, null, locale));
    }
}
