package org.eduverify.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The refusal of a request for a reason that its sender can understand. The surrounding transaction is rolled back, so that
 * a refused request changes nothing.
 *
 * <p>A {@link Reason} has a message in each language; each interface answers in the language of the request. {@link
 * #getMessage()} is English.
 */
public final class Refusal extends RuntimeException {

    /** Category of a refusal. */
    public enum Kind {
        /** The submitted data is invalid; the faults name the fields. */
        INVALID,
        /** The requested object does not exist or is not visible to the user. */
        NOT_FOUND,
        /** The user is not allowed to do this. */
        FORBIDDEN,
        /** The request is valid, but not in the current state. */
        CONFLICT,
        /** The request is based on an outdated version of the object. */
        OUTDATED
    }

    /**
     * A fault in a submission.
     *
     * @param field name of the profile field, as in the forms ({@code companyName}, {@code email} ...)
     * @param reason why the field is refused
     * @param arguments arguments of the message
     */
    public record Fault(String field, Reason reason, List<Object> arguments) {

        public Fault {
            arguments = List.copyOf(arguments);
        }

        public Fault(String field, Reason reason, Object... arguments) {
            this(field, reason, List.of(arguments));
        }

        /** Published code of the rule in UPPER_SNAKE_CASE. */
        public String code() {
            return reason.code();
        }

        /** One English sentence for the user who filled in the field. */
        public String message() {
            return message(Locale.ENGLISH);
        }

        /** One sentence for the user who filled in the field. */
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

    /** Refuses a request for an object that does not exist or is not visible to the user. */
    public static Refusal notFound(Reason reason, Object... arguments) {
        return new Refusal(Kind.NOT_FOUND, reason, arguments);
    }

    /** Refuses a request that the user is not allowed to make. */
    public static Refusal forbidden(Reason reason, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, reason, arguments);
    }

    /** Refuses a request that is not possible in the current state. */
    public static Refusal conflict(Reason reason, Object... arguments) {
        return new Refusal(Kind.CONFLICT, reason, arguments);
    }

    /** Refuses a change that is based on an outdated version. */
    public static Refusal outdated(Reason reason, Object... arguments) {
        return new Refusal(Kind.OUTDATED, reason, arguments);
    }

    /** The category of the refusal. */
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

    /** One or more sentences for the sender of the request. */
    public String message(Locale locale) {
        return kind == Kind.INVALID ? sentences(faults, locale) : reason.sentence(locale, arguments);
    }

    private static String sentences(List<Fault> faults, Locale locale) {
        return faults.stream().map(fault -> fault.message(locale)).collect(Collectors.joining(" "));
    }
}
