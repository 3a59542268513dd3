package org.eduverify.process.delegate;

import static org.eduverify.process.model.ProcessVariables.ATTEMPT_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.CurrentActor;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Resubmit verification": opens the next attempt with the corrected profile. */
@Component
class ResubmitVerificationDelegate implements JavaDelegate {

    private final Verification verification;
    private final CurrentActor currentActor;

    ResubmitVerificationDelegate(Verification verification, CurrentActor currentActor) {
        this.verification = verification;
        this.currentActor = currentActor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int attemptNumber = verification.resubmit(CustomerIds.of(execution), currentActor.userId());
        ATTEMPT_NUMBER.set(execution, attemptNumber);
    }
}
