package org.eduverify.process.listener;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.model.SubmissionVariables;
import org.eduverify.process.model.VariableHygiene;

/**
 * What came back from a user task. A submitted form changes the task's own variables, a plain completion sets variables
 * of the process instance; here both are the same. No field of a form is called like a process variable, so whatever the
 * process instance holds under a field's name was just sent.
 */
final class FormFields {

    private FormFields() {}

    /** The value of a field as text without blanks around it; empty if there is none. */
    static String text(DelegateTask task, String name) {
        return value(task, name) instanceof String text ? text.strip() : "";
    }

    /** The profile as it came back. */
    static Map<ProfileField, String> profile(DelegateTask task) {
        Map<String, Object> fields = new HashMap<>();
        for (ProfileField field : ProfileField.values()) {
            fields.put(field.key(), value(task, field.key()));
        }
        return SubmissionVariables.profile(fields);
    }

    /** Removes from the process instance what a completion has left there. */
    static void tidyUp(DelegateTask task) {
        VariableHygiene.dropUndeclared(task.getExecution());
    }

    private static Object value(DelegateTask task, String name) {
        return task.getExecution().hasVariable(name)
                ? task.getExecution().getVariable(name)
                : task.getVariableLocal(name);
    }
}
