package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.ATTEMPT_NUMBER;
import static org.eduverify.process.model.ProcessVariables.EDUCATION_REQUESTED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.CurrentActor;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Profile;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.process.model.SubmissionVariables;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/**
 * Service task "Register customer": stores the submitted customer. It runs in the transaction that starts the process, so
 * that a refused submission starts no instance. The customer's id becomes the business key.
 */
@Component
class RegisterCustomerDelegate implements JavaDelegate {

    private final Verification verification;
    private final CurrentActor currentActor;

    RegisterCustomerDelegate(Verification verification, CurrentActor currentActor) {
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean forEducation = SubmissionVariables.asksForEducation(execution);
        Profile profile = Profile.of(SubmissionVariables.profile(execution.getVariables()));
        ProcessVariables.removeAll(execution);

        CustomerId customer = verification.submit(currentActor.requireAgent(), profile, forEducation);

        execution.setProcessBusinessKey(customer.toString());
        EDUCATION_REQUESTED.set(execution, forEducation);
        ATTEMPT_NUMBER.set(execution, 1);
    }
}
