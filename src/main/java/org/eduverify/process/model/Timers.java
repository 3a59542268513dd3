package org.eduverify.process.model;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;

/** The timers that run in a process instance. */
public final class Timers {

    private Timers() {}

    /**
     * When the timer fires; empty if none runs there.
     *
     * @param event id of the timer event in the model
     */
    public static Optional<Instant> dueAt(DelegateExecution execution, String event) {
        return execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(event)
                .timers()
                .list()
                .stream()
                .map(Job::getDuedate)
                .map(Date::toInstant)
                .findFirst();
    }
}
