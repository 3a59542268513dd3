package org.eduverify.platform;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is refused for a reason its sender can understand. The surrounding transaction is rolled back, so a
 * refused request leaves nothing behind.
 */
public final class Refusal extends RuntimeException {

  /** Why a request is refused. */
  public enum Kind {
    /** What was sent is wrong; the faults say where. */
    INVALID,
    /** The thing asked for does not exist, or not for the one who asks. */
    NOT_FOUND,
    /** The one who asks may not do this. */
    FORBIDDEN,
    /** Right in itself, but not in the present state. */
    CONFLICT,
    /** Based on an outdated version of what it changes. */
    OUTDATED
  }

  /**
   * One fault of a submission.
   *
   * @param field name of the profile field, as in the forms ({@code companyName}, {@code email} ...)
   * @param code stable name of the rule in UPPER_SNAKE_CASE
   * @param message one sentence for the person who filled the field
   */
  public record Fault(String field, String code, String message) {}

  private final transient List<Fault> faults;
  private final Kind kind;

  private Refusal(Kind kind, String message, List<Fault> faults) {
    super(message);
    this.kind = kind;
    this.faults = List.copyOf(faults);
  }

  /** Refuses a submission for all its faults at once. */
  public static Refusal invalid(List<Fault> faults) {
    return new Refusal(
        Kind.INVALID, faults.stream().map(Fault::message).collect(Collectors.joining(" ")), faults);
  }

  public static Refusal invalid(String field, String code, String message) {
    return invalid(List.of(new Fault(field, code, message)));
  }

  public static Refusal notFound(String message) {
    return new Refusal(Kind.NOT_FOUND, message, List.of());
  }

  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, message, List.of());
  }

  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message, List.of());
  }

  public static Refusal outdated(String message) {
    return new Refusal(Kind.OUTDATED, message, List.of());
  }

  public Kind kind() {
    return kind;
  }

  /** The faults by field; empty unless the kind is {@link Kind#INVALID}. */
  public List<Fault> faults() {
    return faults;
  }
}
