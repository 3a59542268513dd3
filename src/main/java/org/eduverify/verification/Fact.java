package org.eduverify.verification;

import java.util.Arrays;

/**
 * What is found out about a profile before anything is decided: the inputs of the decision table
 * {@code decide-eligibility}, in analysts' words.
 */
public enum Fact {
  /** own domain, free mail, disposable mail, onmicrosoft.com, alumni mail, vendor mail. */
  MAIL_HOST("mailHost", "Mail host"),
  /** restricted academic, open academic, abused, ordinary. */
  DOMAIN_SUFFIX("domainSuffix", "Domain suffix"),
  /**
   * name and domain, affiliate on the domain, domain only, name only, name and domain disagree, several candidates,
   * none.
   */
  DIRECTORY_MATCH("directoryMatch", "Match in the directory"),
  /** university, college, school, library, museum, ... company, unknown. */
  INSTITUTION_KIND("institutionKind", "Kind of institution"),
  /** active, closed, closed with successor, unknown. */
  INSTITUTION_STATUS("institutionStatus", "Status of the institution"),
  /** agrees, differs, unknown. */
  COUNTRY_AGREEMENT("countryAgreement", "Country"),
  /** same domain as the mail, in the register, another domain, none. */
  WEBSITE("website", "Education website");

  private final String key;
  private final String label;

  Fact(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** Name of the fact in the decision table. */
  public String key() {
    return key;
  }

  /** What people call the fact. */
  public String label() {
    return label;
  }

  static Fact ofKey(String key) {
    return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst().orElseThrow();
  }
}
