package org.eduverify.process.listener;

import static org.eduverify.process.model.ProcessVariables.ATTEMPT_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.Profile;
import org.eduverify.process.TasklistFilters;
import org.eduverify.process.model.SubmissionVariables;

/** What every user task carries: the profile's fields for its form, and with them the columns of its card in Tasklist. */
final class TaskCard {

    private TaskCard() {}

    static void show(DelegateTask task, Profile profile) {
        task.setVariablesLocal(SubmissionVariables.of(profile));
        task.setVariableLocal(
                TasklistFilters.ATTEMPT_COLUMN,
                ATTEMPT_NUMBER.find(task.getExecution()).orElse(null));
    }
}
