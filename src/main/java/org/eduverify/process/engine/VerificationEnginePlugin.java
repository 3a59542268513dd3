package org.eduverify.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.eduverify.access.CurrentActor;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.ProcessReason;
import org.springframework.stereotype.Component;

/**
 * Configures the engine where it has no public extension points: for listeners to decision tables, the tenant of new
 * instances, the start of instances in the middle of the process, and refusals in engine REST.
 */
@Component
class VerificationEnginePlugin extends AbstractProcessEnginePlugin {

    private final DecisionTrace decisionTrace;

    VerificationEnginePlugin(DecisionTrace decisionTrace) {
        this.decisionTrace = decisionTrace;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // the beans that use the engine do not exist yet, but its identity service does
        CurrentActor currentActor = new CurrentActor(configuration.getIdentityService());
        configuration.setTenantIdProvider(new PartnerTenantIdProvider(currentActor));
        configuration.setDmnEngineConfiguration(dmnEngineConfiguration());

        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new RefusalInterceptor());
        interceptors.add(new StartInstructionInterceptor(currentActor));
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private DefaultDmnEngineConfiguration dmnEngineConfiguration() {
        List<DmnDecisionTableEvaluationListener> listeners = new ArrayList<>(List.of(decisionTrace));
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionTableEvaluationListeners(listeners);
        decisions.setFeelEngineFactory(new CachingFeelEngineFactory());
        return decisions;
    }

    /**
     * Refuses start instructions in engine REST. They would allow users to start the process in the middle and for any
     * customer.
     */
    private static final class StartInstructionInterceptor extends CommandInterceptor {

        private final CurrentActor currentActor;

        StartInstructionInterceptor(CurrentActor currentActor) {
            this.currentActor = currentActor;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof StartProcessInstanceAtActivitiesCmd
                    && currentActor.find().isPresent()) {
                throw Refusal.forbidden(ProcessReason.VERIFICATION_STARTED_INSIDE);
            }
            return next.execute(command);
        }
    }

    /**
     * Translates refusals into the only exception that engine REST answers with 400. Tasklist shows its message and keeps
     * the submitted values.
     */
    private static final class RefusalInterceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (FormFieldValidationException translated) {
                throw translated;
            } catch (RuntimeException failure) {
                Refusal refusal = EngineRefusals.find(failure).orElseThrow(() -> failure);
                throw new FormFieldValidationException(
                        refusal.kind().name(), refusal.message(RequestLanguage.current()), refusal);
            }
        }
    }
}
