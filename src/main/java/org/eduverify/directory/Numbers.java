package org.eduverify.directory;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers in names, in digits or Roman numerals of at least two letters. */
final class Numbers {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern ROMAN = Pattern.compile("(?=[ivx]{2})x{0,3}(ix|iv|v?i{0,3})");

    private Numbers() {}

    static boolean isNumber(String word) {
        return DIGITS.matcher(word).matches() || ROMAN.matcher(word).matches();
    }

    /** The numbers among the words of a name, in digits. */
    static Set<String> in(Collection<String> words) {
        return words.stream().filter(Numbers::isNumber).map(Numbers::value).collect(Collectors.toSet());
    }

    /** The number in digits, without leading zeros. */
    static String value(String word) {
        if (DIGITS.matcher(word).matches()) {
            return word.replaceFirst("^0+(?=.)", "");
        }
        int value = 0;
        for (int index = 0; index < word.length(); index++) {
            int each = digit(word.charAt(index));
            int next = index + 1 < word.length() ? digit(word.charAt(index + 1)) : 0;
            value += each < next ? -each : each;
        }
        return Integer.toString(value);
    }

    private static int digit(char letter) {
        return letter == 'x' ? 10 : letter == 'v' ? 5 : 1;
    }
}
