package org.eduverify.process.delegate;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;

/** The running timers of a process instance. */
final class Timers {

    private Timers() {}

    /**
     * The time when the timer fires; empty if it is not running.
     *
     * @param event id of the timer event in the model
     */
    static Optional<Instant> dueAt(DelegateExecution execution, String event) {
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
