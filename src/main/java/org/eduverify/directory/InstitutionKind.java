package org.eduverify.directory;

import java.util.Arrays;

/** What an organisation is. Which kinds may buy education offers is for the decision table to say. */
public enum InstitutionKind {
  UNIVERSITY("university"),
  COLLEGE("college"),
  SCHOOL("school"),
  LIBRARY("library"),
  MUSEUM("museum"),
  EDUCATION_OFFICE("education office"),
  TEACHING_HOSPITAL("teaching hospital"),
  HOSPITAL("hospital"),
  COMPANY("company"),
  NONPROFIT("nonprofit"),
  GOVERNMENT("government"),
  RESEARCH("research"),
  AFFILIATE("affiliate"),
  EDUCATION("education institution"),
  ARCHIVE("archive"),
  OTHER("other");

  private final String words;

  InstitutionKind(String words) {
    this.words = words;
  }

  /** The analysts' words for it, as the decision tables spell them. */
  public String words() {
    return words;
  }

  static InstitutionKind ofWords(String words) {
    return Arrays.stream(values())
        .filter(kind -> kind.words.equals(words.replace('-', ' ')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'%s' is no kind of institution".formatted(words)));
  }
}
