package org.eduverify.platform;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A message bundle: a file of English messages, and a file for each other supported language. Messages use the syntax of
 * {@link java.text.MessageFormat}, so that apostrophes are always doubled. The default locale of the machine is ignored.
 */
public final class Messages {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    /**
     * @param bundle name without language and file extension, for example {@code messages/forms}
     */
    public Messages(String bundle) {
        source.setBasename(bundle);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    /**
     * The message in this language, or in English if the language is not supported.
     *
     * @param arguments arguments of the message; a {@link Label} is translated into the language of the message
     * @throws NoSuchMessageException if the message does not exist
     */
    public String get(String code, Locale locale, Object... arguments) {
        return find(code, locale, arguments).orElseThrow(() -> new NoSuchMessageException(code, locale));
    }

    /** The message in this language; empty if the message does not exist. */
    public Optional<String> find(String code, Locale locale, Object... arguments) {
        Object[] named = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            named[index] = arguments[index] instanceof Label label ? label.label(locale) : arguments[index];
        }
        return Optional.ofNullable(source.getMessage(code, named, null, locale));
    }
}
