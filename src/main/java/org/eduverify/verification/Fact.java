package org.eduverify.verification;

import java.util.Arrays;

/**
 * What is found out about a profile before anything is decided: the inputs of the decision table
 * {@code decide-eligibility}, in analysts' words.
 */
public enum Fact {
  /** own domain, free mail, disposable mail, onmicrosoft.com, alumni mail, vendor mail. */
  MAIL_HOST("mailHost"),
  /** restricted academic, open academic, abused, ordinary. */
  DOMAIN_SUFFIX("domainSuffix"),
  /** name and domain, domain only, name only, name and domain disagree, several candidates, none. */
  DIRECTORY_MATCH("directoryMatch"),
  /** university, college, school, library, museum, ... company, unknown. */
  INSTITUTION_KIND("institutionKind"),
  /** active, closed, closed with successor, unknown. */
  INSTITUTION_STATUS("institutionStatus"),
  /** agrees, differs, unknown. */
  COUNTRY_AGREEMENT("countryAgreement");

  private final String key;

  Fact(String key) {
    this.key = key;
  }

  /** Name of the fact in the decision table. */
  public String key() {
    return key;
  }

  static Fact ofKey(String key) {
    return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst().orElseThrow();
  }
}
