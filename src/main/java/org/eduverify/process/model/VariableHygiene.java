package org.eduverify.process.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Keeps process instances free of variables that nobody declared. Whatever a form or an API client sends beside what
 * is asked for is dropped here, before a step could read it or the database would store it.
 */
public final class VariableHygiene {

    private VariableHygiene() {}

    /** Drops every variable of the process instance: a submission, once it is read. */
    public static void dropAll(VariableScope execution) {
        execution.removeVariables(new HashSet<>(execution.getVariableNames()));
    }

    /** Drops the variables of the process instance that are not declared. */
    public static void dropUndeclared(VariableScope execution) {
        Set<String> names = new HashSet<>(execution.getVariableNames());
        names.removeAll(declared());
        execution.removeVariables(names);
    }

    private static Collection<String> declared() {
        return ProcessVariables.ALL.stream().map(ProcessVariable::name).toList();
    }
}
