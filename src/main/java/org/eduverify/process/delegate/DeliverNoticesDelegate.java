package org.eduverify.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eduverify.notification.Notices;
import org.eduverify.process.model.CustomerIds;
import org.eduverify.process.model.RequiresRetry;
import org.springframework.stereotype.Component;

/** Message end events: delivers pending notices in a separate job, so that the case does not wait for mail. */
@Component
@RequiresRetry
class DeliverNoticesDelegate implements JavaDelegate {

    private final Notices notices;

    DeliverNoticesDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.deliver(CustomerIds.of(execution));
    }
}
