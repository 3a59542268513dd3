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
 * The customers of all partners. Every change joins the transaction of the caller, so that the customer and the process
 * change together or not at all.
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
     * @param forEducation whether education offers are requested, which makes the education segment required
     * @throws Refusal with every fault of the submission
     */
    public CustomerId register(String partner, Profile profile, boolean forEducation) {
        refuseIfAny(faultsOfNew(profile, forEducation));
        CustomerId id = CustomerId.random();
        try {
            repository.insert(id, partner, profile, now());
        } catch (DuplicateKeyException concurrentlyTaken) {
            throw Refusal.invalid(List.of(SubmissionRules.domainTaken()));
        }
        return id;
    }

    /**
     * Checks a submission that requests education offers, without storing it.
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
     * @throws Refusal if the customer does not exist
     */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id) {
        return repository.find(id).orElseThrow(CustomerId::unknown);
    }

    /**
     * The partner's customer with this id.
     *
     * @throws Refusal if the customer does not exist or belongs to another partner
     */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id, String partner) {
        return repository
                .find(id)
                .filter(customer -> customer.partner().equals(partner))
                .orElseThrow(CustomerId::unknown);
    }

    /**
     * Locks the customer until the transaction ends. Operations that move the process lock the customer first, so that
     * concurrent operations wait for each other instead of failing.
     *
     * @return the current state of the customer
     * @throws Refusal if the customer does not exist or belongs to another partner
     */
    public Customer hold(CustomerId id, String partner) {
        get(id, partner);
        return repository.lock(id).orElseThrow(CustomerId::unknown);
    }

    /**
     * A page of the partner's customers, oldest first.
     *
     * @param after the last customer of the previous page; empty for the first page
     * @param size maximum number of customers
     */
    @Transactional(readOnly = true)
    public List<Customer> page(String partner, CustomerFilter filter, Optional<CustomerId> after, int size) {
        return repository.page(partner, filter, after, size);
    }

    /** The number of the partner's customers that match the filter. */
    @Transactional(readOnly = true)
    public long count(String partner, CustomerFilter filter) {
        return repository.count(partner, filter);
    }

    /** Whether a customer of any partner has the primary domain. */
    @Transactional(readOnly = true)
    public boolean isDomainTaken(String domain) {
        return repository.isDomainTaken(domain.toLowerCase(Locale.ROOT));
    }

    /** Every version of the profile, newest first. */
    @Transactional(readOnly = true)
    public List<ProfileVersion> versions(CustomerId id) {
        return repository.versions(id);
    }

    /** The profile in this version. */
    @Transactional(readOnly = true)
    public Profile profile(CustomerId id, int version) {
        return repository.profile(id, version).orElseThrow(CustomerId::unknown);
    }

    /**
     * Stores a corrected profile as a new version and resets the status to None until the profile is resubmitted. The
     * primary domain cannot change.
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
     * @param details education segment and website, if the request contains them
     * @throws Refusal if a verification is already open, the customer is an education customer, or the profile has faults
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

    /** Sets an open verification back to In review after a correction. */
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

    /** Makes the customer an education customer and ends the verification. */
    public void grantEducation(CustomerId id) {
        Optional<Vetting> approved = vetting(VettingStatus.APPROVED, null, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.EDUCATION, approved, false, now());
    }

    /** Denies the newest verification for this reason. It stays open for a correction or for support. */
    public void deny(CustomerId id, VettingReason reason) {
        Optional<Vetting> denied = vetting(VettingStatus.DENIED, reason, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.NONE, denied, true, now());
    }

    /** Denies the verification for this reason and ends it. */
    public void denyForGood(CustomerId id, VettingReason reason) {
        Optional<Vetting> denied = vetting(VettingStatus.DENIED, reason, reviewStart(locked(id)));
        repository.setStatus(id, SpecialQualification.NONE, denied, false, now());
    }

    /** Ends the verification without a decision: the status becomes None. */
    public void abandonReview(CustomerId id) {
        locked(id);
        repository.setStatus(id, SpecialQualification.NONE, Optional.empty(), false, now());
    }

    /** Locks a customer with an open verification until the transaction ends. */
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
