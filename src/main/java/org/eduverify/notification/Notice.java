package org.eduverify.notification;

import java.time.Instant;

/** Something people were told about a customer's verification. */
public record Notice(Kind kind, Instant at, String text) {

  /** What a notice is about. */
  public enum Kind {
    CORRECTION_REMINDER("The correction of the profile is still due."),
    CORRECTION_LAPSED("The profile was not corrected and resubmitted in time; the request has lapsed."),
    MANUAL_VERIFICATION_OVERDUE("The manual verification is overdue; the support lead is alerted.");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
