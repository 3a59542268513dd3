package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.RequiresRetry;
import org.springframework.stereotype.Component;

/** Message end events: sends the e-mails that are due, in a job of its own so that the case never waits for mail. */
@Component
@RequiresRetry
class DeliverNoticesDelegate implements JavaDelegate {

    private final Notices notices;

    DeliverNoticesDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.deliver(CustomerIds.from(execution));
    }
}
