package org.eduverify.process.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;

/**
 * Assigns every process instance to the partner of the agent who starts it, so that the engine hides it from other
 * partners. Clients cannot override the partner. The engine offers this interface only in an internal package.
 */
class PartnerTenantIdProvider implements TenantIdProvider {

    private final CurrentActor currentActor;

    PartnerTenantIdProvider(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return currentActor.find().flatMap(Actor::partner).orElse(null);
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return null;
    }
}
