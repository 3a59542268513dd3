package org.eduverify.process.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.eduverify.access.Access;
import org.eduverify.access.Actor;
import org.springframework.stereotype.Component;

/**
 * Assigns every process instance to the partner of the agent who starts it, so that the engine hides it from other
 * partners. Clients cannot override the partner. The engine offers this interface only in an internal package.
 */
@Component
class PartnerTenantIdProvider implements TenantIdProvider {

    private final Access access;

    PartnerTenantIdProvider(Access access) {
        this.access = access;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return access.currentActor().flatMap(Actor::partner).orElse(null);
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
