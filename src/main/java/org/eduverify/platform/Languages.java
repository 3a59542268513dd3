package org.eduverify.platform;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The languages in which the program addresses people without a request that would name one: in the texts that it puts
 * into forms, and in e-mails. Answers to a request come in the language of the request.
 */
@Component
public class Languages {

  /**
   * @param language of the vendor's own people, and of partners without a language of their own: {@code en} or {@code nl}
   * @param partnerLanguages language by partner id
   */
  @ConfigurationProperties("eduverify")
  record Settings(@DefaultValue("en") Locale language, @DefaultValue Map<String, Locale> partnerLanguages) {}

  private final Settings settings;

  Languages(Settings settings) {
    this.settings = settings;
  }

  /** The language of the vendor's own people: support, analysts, operators. */
  public Locale ofStaff() {
    return settings.language();
  }

  /** The language of a partner's people. */
  public Locale ofPartner(String partner) {
    return settings.partnerLanguages().getOrDefault(partner, settings.language());
  }
}
