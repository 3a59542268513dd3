package org.eduverify.verification;

import java.time.Clock;
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
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Attempt.Examination;
import org.eduverify.verification.AttemptRepository.NewestOutcome;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies customers automatically, one method per step of the process. Each step checks that it is due and keeps
 * attempt and customer status consistent; an interrupted step can be repeated.
 */
@Service
@Transactional
public class Verification {

    private final Customers customers;
    private final AttemptRepository attempts;
    private final FindingsRepository findings;
    private final EvidenceCollector collector;
    private final EligibilityTable table;
    private final VerificationProperties properties;
    private final Clock clock;

    Verification(
            Customers customers,
            AttemptRepository attempts,
            FindingsRepository findings,
            EvidenceCollector collector,
            EligibilityTable table,
            VerificationProperties properties,
            Clock clock) {
        this.customers = customers;
        this.attempts = attempts;
        this.findings = findings;
        this.collector = collector;
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Stores a new customer of the agent's partner and, if it requests education offers, opens its first attempt.
     *
     * @throws Refusal with all faults of the submission
     */
    public CustomerId submit(Actor agent, Profile profile, boolean forEducation) {
        CustomerId id = customers.register(agent.requirePartner(), profile, forEducation);
        if (forEducation) {
            openAttempt(customers.openReview(id, Map.of(), agent.userId()), agent.userId());
        }
        return id;
    }

    /**
     * Requests the verification of an existing customer.
     *
     * @param details education segment and website, if the request contains them
     * @return the number of the request, from 1
     * @throws Refusal if the customer does not belong to the agent's partner, a verification is running, the customer
     *     is verified already, or no request is left
     */
    public int request(Actor agent, CustomerId id, Map<ProfileField, String> details) {
        customers.get(id, agent.requirePartner());
        return openAttempt(customers.openReview(id, details, agent.userId()), agent.userId());
    }

    /**
     * Requests the verification again after a correction.
     *
     * @return the number of the request, from 1
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
        attempts.open(customer.id(), Examination.AUTOMATIC, customer.profileVersion(), requestedBy, clock.instant());
        return used + 1;
    }

    private int allowed(CustomerId id) {
        return properties.maxRequests() + attempts.count(id, Outcome.MORE_INFORMATION_NEEDED);
    }

    /** Collects the evidence about the submitted profile and stores it with the open attempt. */
    public void collectEvidence(CustomerId id) {
        findings.store(openAttempt(id), collector.collect(customers.get(id).profile()));
    }

    /**
     * The evidence of the open attempt.
     *
     * @throws IllegalStateException if it was not collected yet
     */
    @Transactional(readOnly = true)
    public List<Evidence> evidence(CustomerId id) {
        List<Evidence> facts = findings.evidence(openAttempt(id));
        if (facts.size() != Fact.values().length) {
            throw new IllegalStateException("The evidence about customer %s is not complete".formatted(id));
        }
        return facts;
    }

    /**
     * Ends the open attempt with the decision table's decision.
     *
     * @throws IllegalArgumentException if it denies without a vetting reason
     */
    public void decide(CustomerId id, Decision decision) {
        if (decision.outcome() == Outcome.DENIED && decision.reason().isEmpty()) {
            throw new IllegalArgumentException("The decision table denied without a vetting reason: " + decision);
        }
        attempts.conclude(openAttempt(id), new Conclusion.Automatic(decision, clock.instant()));
    }

    /**
     * Makes the customer an education customer, as its newest attempt decided.
     *
     * @throws Refusal if the newest attempt is not approved
     */
    public void grant(CustomerId id) {
        requireOutcome(id, Outcome.APPROVED);
        customers.grantEducation(id);
    }

    /**
     * Shows the denial of the newest attempt on the customer's account.
     *
     * @return the number of verification requests that are left
     * @throws Refusal if the newest attempt is not denied
     */
    public int recordFailure(CustomerId id) {
        NewestOutcome failed = requireOutcome(id, Outcome.DENIED);
        customers.deny(id, failed.reason().orElseThrow());
        return allowed(id) - attempts.count(id, Examination.AUTOMATIC);
    }

    /**
     * Ends the verification with the denial of the newest attempt. The customer cannot correct it any more.
     *
     * @throws Refusal if the newest attempt is not denied
     */
    public void denyForGood(CustomerId id) {
        NewestOutcome denied = requireOutcome(id, Outcome.DENIED);
        customers.denyForGood(id, denied.reason().orElseThrow());
    }

    /** Ends the verification at the request of the partner: the status becomes None, the attempts are kept. */
    public void withdraw(CustomerId id, String withdrawnBy) {
        attempts.findOpen(id)
                .ifPresent(attempt -> attempts.conclude(
                        attempt,
                        new Conclusion.Withdrawal(
                                VerificationTexts.explanation(Outcome.WITHDRAWN), withdrawnBy, clock.instant())));
        customers.abandonReview(id);
    }

    /** Ends a verification that was not corrected or resubmitted in time: the status becomes None. */
    public void lapse(CustomerId id) {
        customers.abandonReview(id);
    }

    /**
     * Decides about a profile without storing anything.
     *
     * @throws Refusal with all faults of the submission
     */
    @Transactional(readOnly = true)
    public Preview preview(Profile profile) {
        customers.check(profile);
        Findings found = collector.collect(profile);
        return new Preview(found, table.decide(found.evidence()));
    }

    /** The newest attempt that has ended, if any. */
    @Transactional(readOnly = true)
    public Optional<Attempt> newestDecided(CustomerId id) {
        return attempts.newestDecided(id);
    }

    /** All attempts of the customer, and the number of requests that are left. */
    @Transactional(readOnly = true)
    public AttemptHistory history(CustomerId id) {
        int used = attempts.count(id, Examination.AUTOMATIC);
        boolean settled = customers.get(id).specialQualification() == SpecialQualification.EDUCATION;
        return new AttemptHistory(attempts.all(id), used, settled ? 0 : Math.max(0, allowed(id) - used));
    }

    private UUID openAttempt(CustomerId id) {
        return attempts.requireOpen(id, Examination.AUTOMATIC);
    }

    private NewestOutcome requireOutcome(CustomerId id, Outcome outcome) {
        return attempts.newestOutcome(id)
                .filter(newest -> newest.outcome() == outcome)
                .orElseThrow(() -> unexpectedOutcome(id, outcome));
    }

    /** Models without the task "Confirm approval" reach this while the manual examination is still open. */
    private Refusal unexpectedOutcome(CustomerId id, Outcome outcome) {
        return outcome == Outcome.APPROVED
                        && attempts.findOpen(id, Examination.MANUAL).isPresent()
                ? Refusal.conflict(VerificationReason.APPROVAL_UNCONFIRMED)
                : Refusal.conflict(VerificationReason.OTHER_OUTCOME);
    }
}
