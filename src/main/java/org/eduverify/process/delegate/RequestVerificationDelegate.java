package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.ATTEMPT_NUMBER;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.CurrentActor;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.process.model.SubmissionVariables;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Request verification": opens a verification of an existing customer. */
@Component
class RequestVerificationDelegate implements JavaDelegate {

    private final Verification verification;
    private final CurrentActor currentActor;

    RequestVerificationDelegate(Verification verification, CurrentActor currentActor) {
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<ProfileField, String> details = SubmissionVariables.qualificationDetails(execution);
        ProcessVariables.removeAll(execution);

        int attemptNumber = verification.request(currentActor.requireAgent(), CustomerIds.of(execution), details);

        ATTEMPT_NUMBER.set(execution, attemptNumber);
    }
}
