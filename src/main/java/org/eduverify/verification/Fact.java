package org.eduverify.verification;

import java.util.Arrays;
import java.util.Locale;
import org.eduverify.platform.Label;

/**
 * What is found out about a profile before anything is decided: the inputs of the decision table
 * {@code decide-eligibility}, in analysts' words.
 */
public enum Fact implements Label {
  /** own domain, free mail, disposable mail, onmicrosoft.com, alumni mail, vendor mail. */
  MAIL_HOST("mailHost"),
  /** restricted academic, open academic, abused, ordinary. */
  DOMAIN_SUFFIX("domainSuffix"),
  /**
   * name and domain, affiliate on the domain, domain only, name only, name and domain disagree, several candidates,
   * none.
   */
  DIRECTORY_MATCH("directoryMatch"),
  /** university, college, school, library, museum, ... company, unknown. */
  INSTITUTION_KIND("institutionKind"),
  /** active, closed, closed with successor, unknown. */
  INSTITUTION_STATUS("institutionStatus"),
  /** agrees, differs, unknown. */
  COUNTRY_AGREEMENT("countryAgreement"),
  /** same domain as the mail, in the register, another domain, none. */
  WEBSITE("website");

  private final String key;

  Fact(String key) {
    this.key = key;
  }

  /** Name of the fact in the decision table. */
  public String key() {
    return key;
  }

  /** What people call the fact, in English. */
  public String label() {
    return label(Locale.ENGLISH);
  }

  /** What people call the fact. */
  @Override
  public String label(Locale locale) {
    return VerificationTexts.MESSAGES.get("fact." + key, locale);
  }

  static Fact ofKey(String key) {
    return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst().orElseThrow();
  }
}
