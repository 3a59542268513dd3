package org.eduverify.process.delegate;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.access.Role;
import org.eduverify.customer.CustomerId;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Component;

/** Service task "Lapse correction": ends a verification whose correction was not made in time. */
@Component
class LapseCorrectionDelegate implements JavaDelegate {

    private final Verification verification;
    private final Notices notices;

    LapseCorrectionDelegate(Verification verification, Notices notices) {
        this.verification = verification;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CustomerId customer = CustomerIds.of(execution);
        verification.lapse(customer);
        notices.give(customer, Notice.Kind.CORRECTION_LAPSED, Role.ofPartner(), Optional.empty());
    }
}
