package org.eduverify.process.model;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable: the name that the model uses, and the only type that it may hold.
 *
 * @param type String, Boolean, Integer, Long or Date
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /**
     * The value in this scope.
     *
     * @throws IllegalStateException if the variable has no value
     */
    public T require(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("The process variable '%s' has no value".formatted(name)));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
