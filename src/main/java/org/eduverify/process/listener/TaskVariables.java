package org.eduverify.process.listener;

import static org.eduverify.process.model.ProcessVariables.ATTEMPT_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.Profile;
import org.eduverify.process.TasklistFilters;
import org.eduverify.process.model.SubmissionVariables;

/** Variables that all user tasks have: the fields of the profile, and the columns of the Tasklist filters. */
final class TaskVariables {

    static final String EXPLANATION = "explanation";
    static final String CHANGES = "changes";

    private TaskVariables() {}

    static void setProfile(DelegateTask task, Profile profile) {
        task.setVariablesLocal(SubmissionVariables.of(profile));
        task.setVariableLocal(
                TasklistFilters.ATTEMPT_COLUMN,
                ATTEMPT_NUMBER.find(task.getExecution()).orElse(null));
    }
}
