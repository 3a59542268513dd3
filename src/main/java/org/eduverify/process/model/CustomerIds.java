package org.eduverify.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.CustomerId;

/** Reads the id of the customer from the business key of a process instance. */
public final class CustomerIds {

    private CustomerIds() {}

    public static CustomerId of(DelegateExecution execution) {
        return CustomerId.of(execution.getProcessBusinessKey());
    }

    public static CustomerId of(DelegateTask task) {
        return of(task.getExecution());
    }
}
