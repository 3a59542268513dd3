package org.eduverify.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.Profile;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Decision.FiredRule;

/**
 * One examination of a customer, automatic or manual, with everything needed to explain it later.
 *
 * @param number counts all examinations of the customer from 1
 * @param profile as it was submitted
 * @param outcome empty while it goes on
 * @param reasonCode stable name of the outcome; empty while it goes on and for manual decisions
 * @param explanation why, for the customer; empty while it goes on
 * @param whatToDo the customer's next step
 * @param staffNote for staff only; never shown to the customer's side
 * @param decidedBy a user, or {@code automatic}
 * @param decisionTable id, version and version tag of the table that decided; empty for a manual decision
 * @param registers names and releases of the registers that were looked at
 */
public record Attempt(
    UUID id,
    int number,
    Examination examination,
    int profileVersion,
    Profile profile,
    Optional<String> requestedBy,
    Instant openedAt,
    Optional<Outcome> outcome,
    Optional<VettingReason> reason,
    String reasonCode,
    boolean correctable,
    String explanation,
    String whatToDo,
    String staffNote,
    String decidedBy,
    Optional<Instant> decidedAt,
    String decisionTable,
    String registers,
    List<Evidence> evidence,
    List<CandidateEntry> candidates,
    List<FiredRule> firedRules) {

  /** Who examines. */
  public enum Examination {
    AUTOMATIC,
    MANUAL
  }

  /** How an examination ended. */
  public enum Outcome {
    APPROVED,
    DENIED,
    UNCLEAR,
    MORE_INFORMATION_NEEDED,
    WITHDRAWN
  }
}
