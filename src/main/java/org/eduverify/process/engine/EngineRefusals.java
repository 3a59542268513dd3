package org.eduverify.process.engine;

import com.google.common.base.Throwables;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.ProcessReason;
import org.springframework.dao.PessimisticLockingFailureException;

/** Finds refusals among the causes of engine exceptions. */
public final class EngineRefusals {

    private EngineRefusals() {}

    /** The refusal that caused the failure; empty if the failure has another cause. */
    public static Optional<Refusal> find(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
    }

    /**
     * Calls the engine and unwraps refusals from its exceptions.
     *
     * @throws Refusal if the domain refuses the call, or another user has changed the customer at the same time
     */
    public static <T> T unwrapped(Supplier<T> call) {
        try {
            return call.get();
        } catch (OptimisticLockingException | NullValueException | PessimisticLockingFailureException conflict) {
            throw Refusal.conflict(ProcessReason.CUSTOMER_CHANGED_MEANWHILE);
        } catch (ProcessEngineException failure) {
            throw find(failure).<RuntimeException>map(refusal -> refusal).orElse(failure);
        }
    }
}
