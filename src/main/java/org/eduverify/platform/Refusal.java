package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request that is refused for a reason its sender can understand. The surrounding transaction is rolled back, so a
 * refused request leaves nothing behind.
 *
 * <p>A {@link Reason} has a sentence in every language; each interface answers in the language of the request.
 * {@link #getMessage()} is English.
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
     * @param reason why the field is refused
     * @param arguments what the sentence names
     */
    public record Fault(String field, Reason reason, List<Object> arguments) {

        public Fault {
            arguments = List.copyOf(arguments);
        }

        public Fault(String field, Reason reason, Object... arguments) {
            this(field, reason, List.of(arguments));
        }

        /** Stable name of the rule in UPPER_SNAKE_CASE. */
        public String code() {
            return reason.code();
        }

        /** One English sentence for the person who filled the field. */
        public String message() {
            return message(Locale.ENGLISH);
        }

        /** One sentence for the person who filled the field. */
        public String message(Locale locale) {
            return reason.sentence(locale, arguments);
        }
    }

    private final Kind kind;
    private final transient Reason reason;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    private Refusal(Kind kind, Reason reason, Object... arguments) {
        super(reason.sentence(Locale.ENGLISH, List.of(arguments)));
        this.kind = kind;
        this.reason = reason;
        this.arguments = List.of(arguments);
        this.faults = List.of();
    }

    private Refusal(List<Fault> faults) {
        super(sentences(faults, Locale.ENGLISH));
        this.kind = Kind.INVALID;
        this.reason = null;
        this.arguments = List.of();
        this.faults = List.copyOf(faults);
    }

    /** Refuses a submission for all its faults at once. */
    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(faults);
    }

    /** Refuses a submission for one fault, see {@link Fault}. */
    public static Refusal invalid(String field, Reason reason, Object... arguments) {
        return invalid(List.of(new Fault(field, reason, arguments)));
    }

    public static Refusal notFound(Reason reason, Object... arguments) {
        return new Refusal(Kind.NOT_FOUND, reason, arguments);
    }

    public static Refusal forbidden(Reason reason, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, reason, arguments);
    }

    public static Refusal conflict(Reason reason, Object... arguments) {
        return new Refusal(Kind.CONFLICT, reason, arguments);
    }

    public static Refusal outdated(Reason reason, Object... arguments) {
        return new Refusal(Kind.OUTDATED, reason, arguments);
    }

    public Kind kind() {
        return kind;
    }

    /** The faults by field; empty unless the kind is {@link Kind#INVALID}. */
    public List<Fault> faults() {
        return faults;
    }

    /** The code that the vendor documents for the reason; empty if it documents none or the kind is {@link Kind#INVALID}. */
    public Optional<String> documentedCode() {
        return Optional.ofNullable(reason).flatMap(Reason::documentedCode);
    }

    /** One or more sentences for the one who asked. */
    public String message(Locale locale) {
        return kind == Kind.INVALID ? sentences(faults, locale) : reason.sentence(locale, arguments);
    }

    private static String sentences(List<Fault> faults, Locale locale) {
        return faults.stream().map(fault -> fault.message(locale)).collect(Collectors.joining(" "));
    }
}
