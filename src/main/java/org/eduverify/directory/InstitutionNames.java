package org.eduverify.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings names that mean the same into the same form. */
final class InstitutionNames {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern LEADING_ARTICLE = Pattern.compile("^(the|de|het|der|die|das|la|le|les|el|los|il|a|o) (?=.)");

  private InstitutionNames() {}

  /** Compatibility form, lower case, no diacritics, no punctuation, {@code &} as "and", no leading article. */
  static String normalised(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    text = MARKS.matcher(text).replaceAll("").replace("&", " and ").replace("ß", "ss").replace("ł", "l");
    text = text.replace("ø", "o").replace("æ", "ae").replace("ı", "i");
    text = NO_WORD.matcher(APOSTROPHES.matcher(text).replaceAll("")).replaceAll(" ").strip();
    return LEADING_ARTICLE.matcher(text).replaceFirst("");
  }
}
