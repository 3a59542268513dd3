package org.eduverify.process.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;

/**
 * Every process instance belongs to the partner of the agent who starts it, whatever the door and whatever is sent, so
 * that the engine hides it from other partners. The engine asks for tenants through an interface from a package called
 * impl; there is no other way to say it.
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
