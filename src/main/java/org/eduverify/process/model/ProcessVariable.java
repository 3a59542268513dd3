package org.eduverify.process.model;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable: its name in the model, and the type of its values.
 *
 * @param type String, Boolean, Integer, Long or Date
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /**
     * Returns the value in this scope.
     *
     * @throws IllegalStateException if the variable has no value
     */
    public T require(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("The process variable '%s' has no value".formatted(name)));
    }

    /** Returns the value in this scope; empty if the variable has no value. */
    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
    }

    /** Sets the value in the scope that defines the variable, or in the process instance. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
