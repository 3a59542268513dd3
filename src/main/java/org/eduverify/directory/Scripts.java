package org.eduverify.directory;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Scripts of names. Transliteration makes names of one script alike, but not a name and its translation. */
final class Scripts {

    private static final Set<UnicodeScript> NEUTRAL =
            Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.LATIN, UnicodeScript.UNKNOWN);

    private Scripts() {}

    /** Whether the name is in a script in which none of the others is. */
    static boolean isNotComparable(String name, Collection<String> others) {
        Optional<UnicodeScript> script = of(name);
        return script.isPresent()
                && others.stream().noneMatch(other -> of(other).equals(script));
    }

    /** The first script other than Latin; empty if there is none. Kana counts as the script of Japanese like Han. */
    private static Optional<UnicodeScript> of(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> !NEUTRAL.contains(script))
                .map(script -> script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
                        ? UnicodeScript.HAN
                        : script)
                .findFirst();
    }
}
