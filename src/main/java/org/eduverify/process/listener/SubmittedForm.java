package org.eduverify.process.listener;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.process.model.SubmissionVariables;

/**
 * The values submitted with a user task. A submitted form sets variables of the task, a plain completion sets variables of
 * the process instance; this class treats both alike. Form fields and process variables have different names, so a
 * variable of the process instance with the name of a field is always a submitted value.
 */
final class SubmittedForm {

    private SubmittedForm() {}

    /** The value of a text field without surrounding white space; empty if it has none. */
    static String text(DelegateTask task, String name) {
        return value(task, name) instanceof String text ? text.strip() : "";
    }

    /** The submitted profile. */
    static Map<ProfileField, String> profile(DelegateTask task) {
        Map<String, Object> fields = new HashMap<>();
        for (ProfileField field : ProfileField.values()) {
            fields.put(field.key(), value(task, field.key()));
        }
        return SubmissionVariables.profile(fields);
    }

    /** Removes submitted values from the process instance. */
    static void removeFromProcess(DelegateTask task) {
        ProcessVariables.removeUndeclared(task.getExecution());
    }

    private static Object value(DelegateTask task, String name) {
        return task.getExecution().hasVariable(name)
                ? task.getExecution().getVariable(name)
                : task.getVariableLocal(name);
    }
}
