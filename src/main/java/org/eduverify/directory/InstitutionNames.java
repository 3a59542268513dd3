package org.eduverify.directory;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings names that mean the same into the same form. Stored names carry this form, too, so a change here needs every
 * register to be imported again.
 */
public final class InstitutionNames {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u00AD&&[^\\s]]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʻʼʹʿʾ]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEADING_ARTICLE =
            Pattern.compile("^((the|de|het|der|die|das|la|le|les|el|los|il|a|o) (?=.))+");
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private InstitutionNames() {}

    /**
     * Compatibility form, Latin letters, lower case, no diacritics, no punctuation, no invisible characters, {@code &} as
     * "and", no leading article.
     */
    public static String normalised(String name) {
        String text = INVISIBLE
                .matcher(name.replace("&amp;", "&").replace("&", " and "))
                .replaceAll("");
        text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        if (!isAscii(text)) {
            text = transliterated(text);
        }
        text = text.toLowerCase(Locale.ROOT);
        text = NO_WORD.matcher(APOSTROPHES.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return LEADING_ARTICLE.matcher(text).replaceFirst("");
    }

    /** Latin letters that no decomposition touches, then every other script. */
    private static String transliterated(String text) {
        String latin = TO_LATIN.transliterate(Normalizer.normalize(text, Normalizer.Form.NFC));
        return MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The words of a name in its normal form. */
    static List<String> words(String name) {
        String normalised = normalised(name);
        return normalised.isEmpty() ? List.of() : List.of(normalised.split(" "));
    }
}
