package org.eduverify.directory.imports;

/** What PostgreSQL can store as text. */
final class Texts {

    private Texts() {}

    /** Without NUL and without halves of characters. */
    static boolean storable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == 0 || each == '\uFFFD' || Character.isLowSurrogate(each)) {
                return false;
            }
            if (Character.isHighSurrogate(each)) {
                index++;
                if (index == text.length() || !Character.isLowSurrogate(text.charAt(index))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text without what cannot be stored or shown on a line, cut to the length. */
    static String sample(String text, int length) {
        StringBuilder sample = new StringBuilder();
        text.codePoints()
                .limit(length)
                .map(each -> Character.isISOControl(each) ? ' ' : each)
                .filter(each -> each > 0xFFFF || !Character.isSurrogate((char) each))
                .forEach(sample::appendCodePoint);
        return sample.toString();
    }
}
