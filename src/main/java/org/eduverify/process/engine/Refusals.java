package org.eduverify.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.ProcessReason;
import org.springframework.dao.PessimisticLockingFailureException;

/** Finds the refusal inside what the engine throws. */
public final class Refusals {

    private Refusals() {}

    /** The refusal that caused the failure, or null. */
    public static Refusal in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    /**
     * Calls the engine for a floor above.
     *
     * @throws Refusal if the domain refused, or somebody else was faster
     */
    public static <T> T unwrapped(Supplier<T> call) {
        try {
            return call.get();
        } catch (OptimisticLockingException
                | NullValueException
                | PessimisticLockingFailureException somebodyWasFaster) {
            throw Refusal.conflict(ProcessReason.CUSTOMER_CHANGED_MEANWHILE);
        } catch (ProcessEngineException failure) {
            Refusal refusal = in(failure);
            throw refusal == null ? failure : refusal;
        }
    }
}
