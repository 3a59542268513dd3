package org.eduverify.portal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.access.Role;
import org.eduverify.customer.AccountStatus;
import org.eduverify.customer.Customer;
import org.eduverify.process.OpenStep;
import org.eduverify.process.OpenStep.Kind;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.AttemptHistory;

/**
 * What the Account page shows of a customer to one user.
 *
 * @param step where the verification waits for a person, if it does
 */
record AccountView(Customer customer, Optional<OpenStep> step, AttemptHistory history, Actor actor) {

    /** Where the customer is on its way, as a person would say it. */
    enum Stage {
        NOT_ASKED,
        ENDED_WITHOUT_DECISION,
        AUTOMATIC,
        AT_SUPPORT,
        TO_CORRECT,
        TO_RESUBMIT,
        DENIED,
        EDUCATION
    }

    /** What the button "Update" does for this user. */
    enum Update {
        /** Leads to the Company page. */
        CORRECT,
        /** Somebody else has to correct the profile first. */
        WAIT_FOR_CORRECTION,
        /** Leads to the comparison of old and new data. */
        RESUBMIT,
        NONE
    }

    public Stage stage() {
        if (step.isPresent()) {
            return switch (step.get().kind()) {
                case CORRECT_PROFILE -> Stage.TO_CORRECT;
                case REVIEW_AND_RESUBMIT -> Stage.TO_RESUBMIT;
                case VERIFY_MANUALLY, CONFIRM_APPROVAL -> Stage.AT_SUPPORT;
            };
        }
        if (customer.verificationOpen()) {
            return Stage.AUTOMATIC;
        }
        return switch (customer.accountStatus()) {
            case EDUCATION -> Stage.EDUCATION;
            case NOT_AN_EDUCATION_CUSTOMER -> Stage.DENIED;
            case IN_REVIEW -> Stage.AUTOMATIC;
            case NONE -> history.attempts().isEmpty() ? Stage.NOT_ASKED : Stage.ENDED_WITHOUT_DECISION;
        };
    }

    public Update update() {
        return switch (stage()) {
            case TO_CORRECT -> actor.roles().contains(Role.GLOBAL_ADMIN) ? Update.CORRECT : Update.WAIT_FOR_CORRECTION;
            case TO_RESUBMIT -> Update.RESUBMIT;
            default -> Update.NONE;
        };
    }

    /** Whether verification can be asked for. */
    public boolean canAsk() {
        return !customer.verificationOpen()
                && customer.accountStatus() != AccountStatus.EDUCATION
                && history.left() > 0;
    }

    public boolean canWithdraw() {
        return customer.verificationOpen();
    }

    /** The newest attempt that was decided. */
    public Optional<Attempt> decided() {
        return history.attempts().stream()
                .filter(attempt -> attempt.outcome().isPresent())
                .findFirst();
    }

    /** The attempt whose reason is shown beside the status: none while nothing is known about the present request. */
    public Optional<Attempt> telling() {
        return switch (stage()) {
            case TO_CORRECT, TO_RESUBMIT, DENIED, EDUCATION -> decided();
            case AT_SUPPORT ->
                customer.accountStatus() == AccountStatus.NOT_AN_EDUCATION_CUSTOMER ? decided() : Optional.empty();
            default -> Optional.empty();
        };
    }

    public List<Attempt> attempts() {
        return history.attempts();
    }

    /** Whether another person works on the step at the moment. */
    public boolean isTaken() {
        return step.filter(open -> open.kind() == Kind.CORRECT_PROFILE || open.kind() == Kind.REVIEW_AND_RESUBMIT)
                .flatMap(OpenStep::assignee)
                .filter(assignee -> !assignee.equals(actor.userId()))
                .isPresent();
    }

    public static boolean isManual(Attempt attempt) {
        return attempt.examination() == Examination.MANUAL;
    }

    /** Changes whenever the page would. */
    public static String fingerprint(Customer customer, Optional<OpenStep> step) {
        return Integer.toHexString(Objects.hash(
                customer.profileVersion(),
                customer.accountStatus(),
                customer.statusSince(),
                customer.vetting(),
                customer.verificationOpen(),
                step));
    }

    public String fingerprint() {
        return fingerprint(customer, step);
    }
}
