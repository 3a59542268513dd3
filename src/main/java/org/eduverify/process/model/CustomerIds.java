package org.eduverify.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.CustomerId;

/** The customer that a process instance is about. */
public final class CustomerIds {

    private CustomerIds() {}

    public static CustomerId from(DelegateExecution execution) {
        return CustomerId.of(execution.getProcessBusinessKey());
    }

    public static CustomerId from(DelegateTask task) {
        return from(task.getExecution());
    }
}
