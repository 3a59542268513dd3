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
 * Joins the program's parts to the engine where only the engine's internals offer a place: there is no public way to
 * listen to the evaluation of decision tables, to name a new instance's tenant, to keep people from starting in
 * the middle, or to have engine REST answer 400 instead of 500.
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
        configuration.setDmnEngineConfiguration(listeningDecisions());

        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new ReadableRefusals());
        interceptors.add(new NoShortCuts(currentActor));
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private DefaultDmnEngineConfiguration listeningDecisions() {
        List<DmnDecisionTableEvaluationListener> listeners = new ArrayList<>(List.of(decisionTrace));
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionTableEvaluationListeners(listeners);
        decisions.setFeelEngineFactory(new CachingFeelEngineFactory());
        return decisions;
    }

    /**
     * Whoever may start the process could, by engine REST, start it in the middle and for any customer. People start it at
     * its beginnings only.
     */
    private static final class NoShortCuts extends CommandInterceptor {

        private final CurrentActor currentActor;

        NoShortCuts(CurrentActor currentActor) {
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
     * Turns a refusal into the one exception that engine REST answers with 400 and Tasklist shows as a sentence while it
     * keeps what was entered.
     */
    private static final class ReadableRefusals extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (FormFieldValidationException readable) {
                throw readable;
            } catch (RuntimeException failure) {
                Refusal refusal = Refusals.in(failure);
                if (refusal == null) {
                    throw failure;
                }
                throw new FormFieldValidationException(
                        refusal.kind().name(), refusal.message(RequestLanguage.current()), refusal);
            }
        }
    }
}
