package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.notification.Notices;
import org.eduverify.process.CustomerOf;
import org.eduverify.process.MayFail;
import org.springframework.stereotype.Component;

/** Message end events: sends the e-mails that are due, in a job of its own so that the case never waits for mail. */
@Component
@MayFail
class DeliverNoticesDelegate implements JavaDelegate {

    private final Notices notices;

    DeliverNoticesDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.deliver(CustomerOf.the(execution));
    }
}
