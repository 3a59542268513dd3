package org.eduverify.verification;

/**
 * What a support agent decided.
 *
 * @param justification why, kept for staff; always required
 * @param customerText what the customer is told; required unless approved
 * @param decidedBy the agent's user id
 */
public record ManualDecision(Choice choice, String justification, String customerText, String decidedBy) {

  /** The three ways to end a manual verification. */
  public enum Choice {
    APPROVE("approve"),
    DENY("deny"),
    ASK_FOR_MORE("ask for more");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    /** The words of the form and the gateway. */
    public String words() {
      return words;
    }
  }
}
