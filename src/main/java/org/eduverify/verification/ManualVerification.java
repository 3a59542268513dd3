package org.eduverify.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.VettingReason;
import org.eduverify.platform.BusinessCalendar;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.ManualDecision.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verifies customers by hand: support decides, and a second person confirms an approval against the decision table. */
@Service
@Transactional
public class ManualVerification {

    private static final int NORMAL_PRIORITY = 50;
    private static final int PRIORITY_FOR_EACH_DENIAL = 10;
    private static final int LONGEST_TEXT = 2000;

    private final Customers customers;
    private final AttemptRepository attempts;
    private final StepRepository steps;
    private final BusinessCalendar calendar;
    private final VerificationProperties properties;
    private final Clock clock;

    ManualVerification(
            Customers customers,
            AttemptRepository attempts,
            StepRepository steps,
            BusinessCalendar calendar,
            VerificationProperties properties,
            Clock clock) {
        this.customers = customers;
        this.attempts = attempts;
        this.steps = steps;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** Opens a manual examination. Each earlier denial of the customer raises its priority. */
    public Escalation escalate(CustomerId id) {
        Customer customer = customers.get(id);
        int priority = NORMAL_PRIORITY + PRIORITY_FOR_EACH_DENIAL * attempts.count(id, Outcome.DENIED);
        attempts.open(id, Examination.MANUAL, customer.profileVersion(), null, now());
        return new Escalation(
                Math.min(priority, Escalation.HIGHEST_IN_TIME),
                calendar.in(properties.manualVerificationBusinessDays()));
    }

    /**
     * Records the decision of a support agent and ends the manual examination with it. If the agent approves what the
     * decision table denied, the examination stays open until a second person confirms.
     *
     * @return whether a second person must confirm
     * @throws Refusal if a text is missing or too long, or support cannot deny for the reason
     */
    public boolean decide(CustomerId id, ManualDecision decision) {
        checkTexts(decision);
        UUID attempt = openAttempt(id);
        switch (decision.choice()) {
            case APPROVE -> {
                Step approval = take(Step.Kind.APPROVED, attempt, decision);
                if (isDeniedByTable(id)) {
                    return true;
                }
                conclude(attempt, Outcome.APPROVED, Optional.empty(), approval);
            }
            case DENY -> {
                VettingReason reason = decision.reason().orElse(ManualDecision.REASONS.get(0));
                if (!ManualDecision.REASONS.contains(reason)) {
                    throw Refusal.invalid(
                            ManualDecision.DENIAL_REASON, VerificationReason.REASON_NOT_FOR_SUPPORT, reason.text());
                }
                conclude(attempt, Outcome.DENIED, Optional.of(reason), take(Step.Kind.DENIED, attempt, decision));
            }
            case ASK_FOR_MORE -> {
                conclude(
                        attempt,
                        Outcome.MORE_INFORMATION_NEEDED,
                        Optional.of(VettingReason.NOT_AN_EDUCATION_CUSTOMER),
                        take(Step.Kind.ASKED_FOR_MORE, attempt, decision));
                customers.deny(id, VettingReason.NOT_AN_EDUCATION_CUSTOMER);
            }
        }
        return false;
    }

    private Step take(Step.Kind kind, UUID attempt, ManualDecision decision) {
        Step step = new Step(kind, decision.justification(), decision.customerText(), decision.decidedBy(), now());
        steps.add(attempt, step);
        return step;
    }

    private void conclude(UUID attempt, Outcome outcome, Optional<VettingReason> reason, Step deciding) {
        attempts.conclude(
                attempt,
                new Conclusion.Manual(
                        outcome,
                        reason,
                        deciding.customerText(),
                        VerificationTexts.whatToDo(outcome),
                        deciding.note(),
                        deciding.by(),
                        now()));
    }

    private boolean isDeniedByTable(CustomerId id) {
        return attempts.newestOutcome(id, Examination.AUTOMATIC)
                .filter(newest -> newest.outcome() == Outcome.DENIED)
                .isPresent();
    }

    /**
     * Records the answer of a second person to an approval. A confirmation ends the manual examination; an approval
     * that is sent back leaves it open for a new decision.
     *
     * @throws Refusal if the second person is the one who approved, or the note is missing or too long
     */
    public void confirmApproval(CustomerId id, Confirmation confirmation) {
        if (!isStorable(confirmation.note())) {
            throw Refusal.invalid(Confirmation.NOTE, VerificationReason.TEXT_NOTE, LONGEST_TEXT);
        }
        UUID attempt = openAttempt(id);
        Step approval = unconfirmedApproval(id, attempt);
        requireAnother(approval, confirmation.by());
        switch (confirmation.choice()) {
            case CONFIRM -> {
                answer(attempt, Step.Kind.CONFIRMED, confirmation);
                conclude(attempt, Outcome.APPROVED, Optional.empty(), approval);
            }
            case SEND_BACK -> {
                if (confirmation.note().isBlank()) {
                    throw Refusal.invalid(Confirmation.NOTE, VerificationReason.REQUIRED_NOTE);
                }
                answer(attempt, Step.Kind.SENT_BACK, confirmation);
            }
        }
    }

    private void answer(UUID attempt, Step.Kind kind, Confirmation confirmation) {
        steps.add(attempt, new Step(kind, confirmation.note(), "", confirmation.by(), now()));
    }

    /**
     * Makes sure that a user may confirm the approval that waits for a second person.
     *
     * @throws Refusal if the user is the one who approved
     */
    @Transactional(readOnly = true)
    public void requireSecondPerson(CustomerId id, String userId) {
        requireAnother(unconfirmedApproval(id, openAttempt(id)), userId);
    }

    private Step unconfirmedApproval(CustomerId id, UUID attempt) {
        return Attempt.unconfirmedApproval(steps.all(attempt))
                .orElseThrow(() -> new IllegalStateException(
                        "No approval of customer %s waits for a second person".formatted(id)));
    }

    private static void requireAnother(Step approval, String userId) {
        if (approval.by().equals(userId)) {
            throw Refusal.forbidden(VerificationReason.APPROVAL_OWN_CONFIRMATION, userId);
        }
    }

    private static void checkTexts(ManualDecision decision) {
        if (decision.justification().isBlank()) {
            throw Refusal.invalid(ManualDecision.JUSTIFICATION, VerificationReason.REQUIRED_JUSTIFICATION);
        }
        if (!isStorable(decision.justification())) {
            throw Refusal.invalid(ManualDecision.JUSTIFICATION, VerificationReason.TEXT_JUSTIFICATION, LONGEST_TEXT);
        }
        if (!isStorable(decision.customerText())) {
            throw Refusal.invalid(ManualDecision.CUSTOMER_TEXT, VerificationReason.TEXT_CUSTOMER_TEXT, LONGEST_TEXT);
        }
        if (decision.choice() != Choice.APPROVE && decision.customerText().isBlank()) {
            throw Refusal.invalid(ManualDecision.CUSTOMER_TEXT, VerificationReason.REQUIRED_CUSTOMER_TEXT);
        }
    }

    private static boolean isStorable(String text) {
        return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    }

    private UUID openAttempt(CustomerId id) {
        return attempts.requireOpen(id, Examination.MANUAL);
    }

    private Instant now() {
        return clock.instant();
    }
}
