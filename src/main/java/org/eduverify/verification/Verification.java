package org.eduverify.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.Actor;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.SpecialQualification;
import org.eduverify.customer.VettingReason;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.platform.BusinessCalendar;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.Attempt.Outcome;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.AttemptRepository.NewestOutcome;
import org.eduverify.verification.ManualDecision.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies customers, step by step as the process asks for it. Each step checks that it is its turn, keeps the attempt
 * and the customer's status together, and may be repeated after an interruption without harm.
 */
@Service
@Transactional
public class Verification {

    private static final int NORMAL_PRIORITY = 50;
    private static final int PRIORITY_FOR_EACH_DENIAL = 10;
    private static final int LONGEST_TEXT = 2000;

    private final Customers customers;
    private final AttemptRepository attempts;
    private final EvidenceCollector evidence;
    private final EligibilityTable table;
    private final InstitutionDirectory directory;
    private final VerificationTexts texts;
    private final BusinessCalendar calendar;
    private final VerificationSettings settings;
    private final Clock clock;

    Verification(
            Customers customers,
            AttemptRepository attempts,
            EvidenceCollector evidence,
            EligibilityTable table,
            InstitutionDirectory directory,
            VerificationTexts texts,
            BusinessCalendar calendar,
            VerificationSettings settings,
            Clock clock) {
        this.customers = customers;
        this.attempts = attempts;
        this.evidence = evidence;
        this.table = table;
        this.directory = directory;
        this.texts = texts;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores a new customer of the agent's partner and, if education offers are asked for, its first attempt.
     *
     * @throws Refusal with every fault of the submission
     */
    public CustomerId submit(Actor agent, Profile profile, boolean forEducation) {
        CustomerId id = customers.register(agent.requirePartner(), profile, forEducation);
        if (forEducation) {
            openAttempt(customers.openReview(id, Map.of(), agent.userId()), agent.userId());
        }
        return id;
    }

    /**
     * Asks for a verification of a customer that has none running.
     *
     * @param details education segment and website, if they came with the request
     * @return the number of the request, from 1
     * @throws Refusal if it is no customer of the agent's partner, a verification is running, the customer is verified
     *     already, or no request is left
     */
    public int request(Actor agent, CustomerId id, Map<ProfileField, String> details) {
        customers.get(id, agent.requirePartner());
        return openAttempt(customers.openReview(id, details, agent.userId()), agent.userId());
    }

    /**
     * Asks again after a correction.
     *
     * @return the number of the request
     * @throws Refusal if no request is left
     */
    public int resubmit(CustomerId id, String requestedBy) {
        return openAttempt(customers.resumeReview(id), requestedBy);
    }

    private int openAttempt(Customer customer, String requestedBy) {
        int used = attempts.count(customer.id(), Examination.AUTOMATIC);
        if (used >= allowed(customer.id())) {
            throw Refusal.conflict(VerificationReason.NONE_LEFT, used);
        }
        attempts.open(customer.id(), Examination.AUTOMATIC, customer.profileVersion(), requestedBy, now());
        return used + 1;
    }

    private int allowed(CustomerId id) {
        return settings.maxRequests() + attempts.count(id, Outcome.MORE_INFORMATION_NEEDED);
    }

    /** Finds out the facts about the submitted profile and stores them with the attempt. */
    public void collectEvidence(CustomerId id) {
        Findings found = evidence.collect(customers.get(id).profile());
        attempts.storeFindings(openAttempt(id, Examination.AUTOMATIC), found, directory.currentReleases());
    }

    /** The facts of the attempt that waits for its decision. */
    @Transactional(readOnly = true)
    public List<Evidence> evidence(CustomerId id) {
        List<Evidence> facts = attempts.evidence(openAttempt(id, Examination.AUTOMATIC));
        if (facts.size() != Fact.values().length) {
            throw new IllegalStateException("The evidence about customer %s is not complete".formatted(id));
        }
        return facts;
    }

    /** Stores what the decision table made of the facts and ends the attempt with it. */
    public void decide(CustomerId id, Decision decision) {
        Outcome outcome = decision.outcome();
        if (outcome == Outcome.DENIED && decision.reason().isEmpty()) {
            throw new IllegalArgumentException("The decision table denied without a vetting reason: " + decision);
        }
        attempts.decide(openAttempt(id, Examination.AUTOMATIC), outcome, decision, now());
    }

    /** Makes the customer an education customer, as the newest attempt decided. */
    public void grant(CustomerId id) {
        requireOutcome(id, Outcome.APPROVED);
        customers.grantEducation(id);
    }

    /**
     * Shows the failure of the newest attempt on the customer's account.
     *
     * @return verification requests that are left
     */
    public int recordFailure(CustomerId id) {
        NewestOutcome failed = requireOutcome(id, Outcome.DENIED);
        customers.deny(id, failed.reason().orElseThrow());
        return allowed(id) - attempts.count(id, Examination.AUTOMATIC);
    }

    /** Opens a manual examination. Customers that were denied before are the more urgent. */
    public Escalation escalate(CustomerId id) {
        Customer customer = customers.get(id);
        int priority = NORMAL_PRIORITY + PRIORITY_FOR_EACH_DENIAL * attempts.count(id, Outcome.DENIED);
        attempts.open(id, Examination.MANUAL, customer.profileVersion(), null, now());
        return new Escalation(
                Math.min(priority, Escalation.HIGHEST_IN_TIME), calendar.in(settings.manualVerificationBusinessDays()));
    }

    /**
     * Records what the support agent decided and ends the manual examination with it; but an approval of what the
     * decision table denied leaves it open until a second person confirms.
     *
     * @return whether a second person must confirm
     * @throws Refusal if a text is missing, or the reason is none that support may give
     */
    public boolean decideManually(CustomerId id, ManualDecision decision) {
        checkTexts(decision);
        UUID attempt = openAttempt(id, Examination.MANUAL);
        switch (decision.choice()) {
            case APPROVE -> {
                Step approval = take(Step.Kind.APPROVED, attempt, decision);
                if (isDeniedByTable(id)) {
                    return true;
                }
                attempts.decideManually(attempt, Outcome.APPROVED, Optional.empty(), "", approval, now());
            }
            case DENY -> {
                VettingReason reason = decision.reason().orElse(ManualDecision.REASONS.get(0));
                if (!ManualDecision.REASONS.contains(reason)) {
                    throw Refusal.invalid("denialReason", VerificationReason.REASON_NOT_FOR_SUPPORT, reason.text());
                }
                attempts.decideManually(
                        attempt,
                        Outcome.DENIED,
                        Optional.of(reason),
                        texts.whatToDo(Outcome.DENIED),
                        take(Step.Kind.DENIED, attempt, decision),
                        now());
            }
            case ASK_FOR_MORE -> {
                attempts.decideManually(
                        attempt,
                        Outcome.MORE_INFORMATION_NEEDED,
                        Optional.of(VettingReason.NOT_AN_EDUCATION_CUSTOMER),
                        texts.whatToDo(Outcome.MORE_INFORMATION_NEEDED),
                        take(Step.Kind.ASKED_FOR_MORE, attempt, decision),
                        now());
                customers.deny(id, VettingReason.NOT_AN_EDUCATION_CUSTOMER);
            }
        }
        return false;
    }

    private Step take(Step.Kind kind, UUID attempt, ManualDecision decision) {
        Step step = new Step(kind, decision.justification(), decision.customerText(), decision.decidedBy(), now());
        attempts.addStep(attempt, step);
        return step;
    }

    private boolean isDeniedByTable(CustomerId id) {
        return attempts.newestOutcome(id, Examination.AUTOMATIC)
                .filter(newest -> newest.outcome() == Outcome.DENIED)
                .isPresent();
    }

    /**
     * Has a second person confirm an approval, which ends the manual examination, or send it back, which leaves it open
     * for a new decision.
     *
     * @throws Refusal if it is the person who approved, or the note is missing
     */
    public void confirmApproval(CustomerId id, Confirmation confirmation) {
        if (!isStorable(confirmation.note())) {
            throw Refusal.invalid("note", VerificationReason.TEXT_NOTE, LONGEST_TEXT);
        }
        UUID attempt = openAttempt(id, Examination.MANUAL);
        Step approval = unconfirmedApproval(id, attempt);
        requireAnother(approval, confirmation.by());
        switch (confirmation.choice()) {
            case CONFIRM -> {
                attempts.addStep(
                        attempt, new Step(Step.Kind.CONFIRMED, confirmation.note(), "", confirmation.by(), now()));
                attempts.decideManually(attempt, Outcome.APPROVED, Optional.empty(), "", approval, now());
            }
            case SEND_BACK -> {
                if (confirmation.note().isBlank()) {
                    throw Refusal.invalid("note", VerificationReason.REQUIRED_NOTE);
                }
                attempts.addStep(
                        attempt, new Step(Step.Kind.SENT_BACK, confirmation.note(), "", confirmation.by(), now()));
            }
        }
    }

    /**
     * Makes sure that a person may confirm the approval that waits for a second person.
     *
     * @throws Refusal if it is the person who approved
     */
    @Transactional(readOnly = true)
    public void requireSecondPerson(CustomerId id, String userId) {
        requireAnother(unconfirmedApproval(id, openAttempt(id, Examination.MANUAL)), userId);
    }

    private Step unconfirmedApproval(CustomerId id, UUID attempt) {
        List<Step> steps = attempts.steps(attempt);
        if (steps.isEmpty() || steps.get(steps.size() - 1).kind() != Step.Kind.APPROVED) {
            throw new IllegalStateException("No approval of customer %s waits for a second person".formatted(id));
        }
        return steps.get(steps.size() - 1);
    }

    private static void requireAnother(Step approval, String userId) {
        if (approval.by().equals(userId)) {
            throw Refusal.forbidden(VerificationReason.APPROVAL_OWN_CONFIRMATION, userId);
        }
    }

    private static void checkTexts(ManualDecision decision) {
        if (decision.justification().isBlank()) {
            throw Refusal.invalid("justification", VerificationReason.REQUIRED_JUSTIFICATION);
        }
        if (!isStorable(decision.justification())) {
            throw Refusal.invalid("justification", VerificationReason.TEXT_JUSTIFICATION, LONGEST_TEXT);
        }
        if (!isStorable(decision.customerText())) {
            throw Refusal.invalid("customerText", VerificationReason.TEXT_CUSTOMER_TEXT, LONGEST_TEXT);
        }
        if (decision.choice() != Choice.APPROVE && decision.customerText().isBlank()) {
            throw Refusal.invalid("customerText", VerificationReason.REQUIRED_CUSTOMER_TEXT);
        }
    }

    private static boolean isStorable(String text) {
        return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    }

    /** Ends the verification with the denial of the newest attempt; no further correction is expected. */
    public void denyForGood(CustomerId id) {
        NewestOutcome denied = requireOutcome(id, Outcome.DENIED);
        customers.denyForGood(id, denied.reason().orElseThrow());
    }

    /** Ends the verification because the customer no longer wants it: status None, the attempts stay on record. */
    public void withdraw(CustomerId id, String withdrawnBy) {
        attempts.findOpen(id)
                .ifPresent(attempt ->
                        attempts.withdraw(attempt, texts.explanation(Outcome.WITHDRAWN), withdrawnBy, now()));
        customers.abandonReview(id);
    }

    /** Ends the verification because nobody corrected or resubmitted in time: status None. */
    public void lapse(CustomerId id) {
        customers.abandonReview(id);
    }

    /**
     * What a verification of such a customer would decide now; stores nothing.
     *
     * @throws Refusal with every fault of the submission
     */
    @Transactional(readOnly = true)
    public Preview preview(Profile profile) {
        customers.check(profile);
        Findings found = evidence.collect(profile);
        return new Preview(found, table.decide(found.evidence()), directory.currentReleases());
    }

    /** The newest attempt that was decided, if any. */
    @Transactional(readOnly = true)
    public Optional<Attempt> newestDecided(CustomerId id) {
        return attempts.newestDecided(id);
    }

    /** All attempts of the customer, newest first, and how many requests are left. */
    @Transactional(readOnly = true)
    public AttemptHistory history(CustomerId id) {
        int used = attempts.count(id, Examination.AUTOMATIC);
        boolean settled = customers.get(id).specialQualification() == SpecialQualification.EDUCATION;
        return new AttemptHistory(attempts.all(id), used, settled ? 0 : Math.max(0, allowed(id) - used));
    }

    private UUID openAttempt(CustomerId id, Examination examination) {
        return attempts.findOpen(id, examination)
                .orElseThrow(() ->
                        new IllegalStateException("Customer %s has no open attempt: %s".formatted(id, examination)));
    }

    private NewestOutcome requireOutcome(CustomerId id, Outcome outcome) {
        return attempts.newestOutcome(id)
                .filter(newest -> newest.outcome() == outcome)
                .orElseThrow(() -> notDecidedSo(id, outcome));
    }

    /** An instance of a model that knows no second person gets here, with a support agent who waits for an answer. */
    private Refusal notDecidedSo(CustomerId id, Outcome outcome) {
        return outcome == Outcome.APPROVED
                        && attempts.findOpen(id, Examination.MANUAL).isPresent()
                ? Refusal.conflict(VerificationReason.APPROVAL_UNCONFIRMED)
                : Refusal.conflict(VerificationReason.NOT_DECIDED_SO);
    }

    private Instant now() {
        return clock.instant();
    }
}
