package org.eduverify.verification;

import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The sentences about verifications in every language that the program speaks: English and Dutch. A denial's texts are
 * written in the decision table, in English; the other languages know them by the reason code, and where a translation is
 * missing the table's own text is shown.
 */
@Component
public class VerificationTexts {

  private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

  VerificationTexts() {
    messages.setBasename("messages/verification");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
  }

  /** The fact as a sentence. */
  public String sentence(Evidence evidence, Locale locale) {
    String key = "%s.%s".formatted(evidence.fact().key(), evidence.value().replace(' ', '-'));
    return messages.getMessage(key, evidence.args().toArray(), evidence.value(), locale);
  }

  /** Why it was decided so, for the customer. */
  public String explanation(Attempt attempt, Locale locale) {
    return text(attempt.reasonCode(), "explanation", attempt.explanation(), locale);
  }

  /** The customer's next step. */
  public String whatToDo(Attempt attempt, Locale locale) {
    return text(attempt.reasonCode(), "whatToDo", attempt.whatToDo(), locale);
  }

  /** Why it would be decided so. */
  public String explanation(Decision decision, Locale locale) {
    return text(decision.reasonCode(), "explanation", decision.explanation(), locale);
  }

  /** What the customer would do next. */
  public String whatToDo(Decision decision, Locale locale) {
    return text(decision.reasonCode(), "whatToDo", decision.whatToDo(), locale);
  }

  private String text(String reasonCode, String kind, String written, Locale locale) {
    if (reasonCode.isEmpty() || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return written;
    }
    return messages.getMessage("%s.%s".formatted(reasonCode, kind), null, written, locale);
  }
}
