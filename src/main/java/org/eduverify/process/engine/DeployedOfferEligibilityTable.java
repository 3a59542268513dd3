package org.eduverify.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.eduverify.offers.OfferDecision;
import org.eduverify.offers.OfferEligibilityTable;
import org.eduverify.offers.OfferFact;
import org.eduverify.offers.OfferReason;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The newest deployed version of {@code decide-offer-eligibility}. */
@Component
class DeployedOfferEligibilityTable implements OfferEligibilityTable {

    private final DecisionService decisions;
    private final RepositoryService repository;

    DeployedOfferEligibilityTable(@Lazy DecisionService decisions, @Lazy RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public OfferDecision decide(Map<OfferFact, String> facts) {
        DecisionDefinition newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
        if (newest == null) {
            throw new IllegalStateException("The decision table %s is not deployed".formatted(KEY));
        }
        Map<String, Object> inputs = new HashMap<>();
        facts.forEach((fact, value) -> inputs.put(fact.key(), value));
        DmnDecisionTableResult answers = decisions.evaluateDecisionTableById(newest.getId(), inputs);
        String table = "%s %s (version %d)".formatted(KEY, newest.getVersionTag(), newest.getVersion());
        if (answers.isEmpty()) {
            throw new IllegalStateException("No rule of %s applies to %s".formatted(table, facts));
        }
        return decision(answers.getFirstResult(), table);
    }

    private static OfferDecision decision(DmnDecisionRuleResult answer, String table) {
        String reason = text(answer, REASON);
        return new OfferDecision(
                "yes".equals(text(answer, MAY_BUY)),
                reason.isEmpty() ? Optional.empty() : Optional.of(OfferReason.ofTable(reason)),
                table);
    }

    private static String text(DmnDecisionRuleResult answer, String output) {
        Object value = answer.getEntry(output);
        return value == null ? "" : value.toString();
    }
}
