package org.eduverify.process.delegate;

import java.util.Optional;
import java.util.Set;
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

    private static final Set<Role> PARTNER_ROLES = Set.of(Role.GLOBAL_ADMIN, Role.ADMIN_AGENT, Role.SALES_AGENT);

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
        notices.give(customer, Notice.Kind.CORRECTION_LAPSED, PARTNER_ROLES, Optional.empty());
    }
}
