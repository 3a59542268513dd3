package org.eduverify.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers of all partners. Every change joins the transaction of its caller, so that customer and process move
 * together or not at all.
 */
@Service
@Transactional
public class Customers {

    private final CustomerRepository repository;
    private final SubmissionRules rules;
    private final Clock clock;

    Customers(CustomerRepository repository, SubmissionRules rules, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Stores a new customer with status None.
     *
     * @param forEducation whether education offers are asked for, which makes the education segment a required field
     * @throws Refusal with every fault of the submission
     */
    public CustomerId register(String partner, Profile profile, boolean forEducation) {
        refuseIfAny(faultsOfNew(profile, forEducation));
        CustomerId id = CustomerId.random();
        try {
            repository.insert(id, partner, profile, now());
        } catch (DuplicateKeyException takenMeanwhile) {
            throw Refusal.invalid(List.of(SubmissionRules.domainTaken()));
        }
        return id;
    }

    /**
     * Checks a submission that asks for education offers, without storing it.
     *
     * @throws Refusal with every fault of the submission
     */
    @Transactional(readOnly = true)
    public void check(Profile profile) {
        refuseIfAny(faultsOfNew(profile, true));
    }

    /**
     * The faults that a submission would be refused for; nothing is stored.
     *
     * @param forEducation whether the submission asks for education offers
     */
    @Transactional(readOnly = true)
    public List<Fault> faults(Profile profile, boolean forEducation) {
        return faultsOfNew(profile, forEducation);
    }

    /**
     * The customer with this id.
     *
     * @throws Refusal if there is none
     */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id) {
        return repository.find(id).orElseThrow(CustomerId::unknown);
    }

    /**
     * The partner's customer with this id; another partner's does not exist for it.
     *
     * @throws Refusal if there is none
     */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id, String partner) {
        return repository
                .find(id)
                .filter(customer -> customer.partner().equals(partner))
                .orElseThrow(CustomerId::unknown);
    }

    /**
     * Keeps everybody else from changing the customer until the transaction ends. Who moves the process on holds the
     * customer first, so that two of them wait for each other instead of failing.
     *
     * @return the partner's customer as it is now, after everybody who held it before
     * @throws Refusal if the partner has no such customer; another partner's is never held
     */
    public Customer hold(CustomerId id, String partner) {
        get(id, partner);
        return repository.lock(id).orElseThrow(CustomerId::unknown);
    }

    /**
     * A page of the partner's customers, oldest first.
     *
     * @param after the last customer of the former page; empty for the first page
     * @param size at most so many
     */
    @Transactional(readOnly = true)
    public List<Customer> page(String partner, CustomerFilter filter, Optional<CustomerId> after, int size) {
        return repository.page(partner, filter, after, size);
    }

    /** How many customers of the partner the filter lets through. */
    @Transactional(readOnly = true)
    public long count(String partner, CustomerFilter filter) {
        return repository.count(partner, filter);
    }

    /** Whether some customer of any partner holds the primary domain. */
    @Transactional(readOnly = true)
    public boolean isDomainTaken(String domain) {
        return repository.isDomainTaken(domain.toLowerCase(Locale.ROOT));
    }

    /** Every version of the profile, newest first. */
    @Transactional(readOnly = true)
    public List<ProfileVersion> versions(CustomerId id) {
        return repository.versions(id);
    }

    /** The profile as it was in that version. */
    @Transactional(readOnly = true)
    public Profile profile(CustomerId id, int version) {
        return repository.profile(id, version).orElseThrow(CustomerId::unknown);
    }

    /**
     * Stores a corrected profile as a new version and takes the status back to None until it is resubmitted. The
     * primary domain stays as it is.
     *
     * @throws Refusal with every fault of the corrected profile, or if it would change the primary domain
     */
    public void correct(CustomerId id, Map<ProfileField, String> changes, String correctedBy) {
        Customer customer = locked(id);
        Profile corrected = customer.profile().with(changes);
        List<Fault> faults = faultsOf(corrected, true);
        if (!corrected.primaryDomain().equals(customer.profile().primaryDomain())) {
            faults.removeIf(fault -> fault.field().equals(ProfileField.PRIMARY_DOMAIN.key()));
            faults.add(new Fault(ProfileField.PRIMARY_DOMAIN.key(), CustomerReason.PRIMARY_DOMAIN_FIXED));
        }
        refuseIfAny(faults);
        storeVersion(customer, corrected, correctedBy);
        repository.setStatus(id, customer.specialQualification(), Optional.empty(), customer.verificationOpen(), now());
    }

    /**
     * Opens a verification: the status becomes In review.
     *
     * @param details education segment and website, if they came with the request
     * @throws Refusal if a verification is open already, the customer is an education customer, or a fault is found
     */
    public Customer openReview(CustomerId id, Map<ProfileField, String> details, String requestedBy) {
        Customer customer = repository.lock(id).orElseThrow(CustomerId::unknown);
        if (customer.specialQualification() == SpecialQualification.EDUCATION) {
            throw Refusal.conflict(CustomerReason.VERIFIED);
        }
        if (customer.verificationOpen()) {
            throw Refusal.conflict(CustomerReason.VERIFICATION_RUNNING);
        }
        return review(customer, details, requestedBy);
    }

    /** Takes an open verification that was corrected back to In review. */
    public Customer resumeReview(CustomerId id) {
        return review(locked(id), Map.of(), null);
    }

    private Customer review(Customer customer, Map<ProfileField, String> details, String requestedBy) {
        Profile profile = customer.profile().with(details);
        refuseIfAny(faultsOf(profile, true));
        storeVersion(customer, profile, requestedBy);
        repository.setStatus(
                customer.id(), SpecialQualification.NONE, vetting(VettingStatus.IN_REVIEW, null, now()), true, now());
        return get(customer.id());
    }

    /** The customer becomes an education customer; the verification is over. */
    public void grantEducation(CustomerId id) {
        Optional<Vetting> approved = vetting(VettingStatus.APPROVED, null, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.EDUCATION, approved, false, now());
    }

    /** The newest verification failed for this reason; a correction or support may still change that. */
    public void deny(CustomerId id, VettingReason reason) {
        Optional<Vetting> denied = vetting(VettingStatus.DENIED, reason, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.NONE, denied, true, now());
    }

    /** The verification failed for this reason and is over. */
    public void denyForGood(CustomerId id, VettingReason reason) {
        Optional<Vetting> denied = vetting(VettingStatus.DENIED, reason, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.NONE, denied, false, now());
    }

    /** Ends the verification as if it had not been asked for: the status becomes None. */
    public void abandonReview(CustomerId id) {
        locked(id);
        repository.setStatus(id, SpecialQualification.NONE, Optional.empty(), false, now());
    }

    /** Holds the customer until the transaction ends; an open verification is taken for granted. */
    private Customer locked(CustomerId id) {
        Customer customer = repository.lock(id).orElseThrow(CustomerId::unknown);
        if (!customer.verificationOpen()) {
            throw Refusal.conflict(CustomerReason.VERIFICATION_NOT_RUNNING);
        }
        return customer;
    }

    private static Optional<Vetting> vetting(VettingStatus status, VettingReason reason, Instant createdAt) {
        return Optional.of(new Vetting(status, Optional.ofNullable(reason), createdAt));
    }

    private Instant reviewStart(Customer customer) {
        return customer.vetting().map(Vetting::createdAt).orElseGet(this::now);
    }

    private void storeVersion(Customer customer, Profile profile, String by) {
        if (!profile.equals(customer.profile())) {
            repository.addProfileVersion(customer.id(), customer.profileVersion() + 1, profile, by, now());
        }
    }

    private List<Fault> faultsOfNew(Profile profile, boolean forEducation) {
        List<Fault> faults = faultsOf(profile, forEducation);
        boolean isDomain = faults.stream().noneMatch(fault -> fault.field().equals(ProfileField.PRIMARY_DOMAIN.key()));
        if (isDomain && repository.isDomainTaken(profile.primaryDomain())) {
            faults.add(SubmissionRules.domainTaken());
        }
        return faults;
    }

    private List<Fault> faultsOf(Profile profile, boolean forEducation) {
        List<Fault> faults = new ArrayList<>(rules.check(profile));
        if (forEducation && profile.find(ProfileField.EDUCATION_SEGMENT).isEmpty()) {
            faults.add(SubmissionRules.segmentRequired());
        }
        return faults;
    }

    private static void refuseIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
