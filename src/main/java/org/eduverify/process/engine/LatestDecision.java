package org.eduverify.process.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.springframework.stereotype.Component;

/**
 * The latest decision of {@code decide-eligibility} on this thread, with the version of the table and the fired rules. The
 * engine passes only the outputs to a business rule task, but an attempt must stay explainable.
 */
@Component
public class LatestDecision {

    private final DecisionTrace trace;
    private final RepositoryService repository;

    LatestDecision(DecisionTrace trace, RepositoryService repository) {
        this.trace = trace;
        this.repository = repository;
    }

    /**
     * Returns and removes the latest decision on this thread.
     *
     * @throws IllegalStateException if the table was not evaluated or no rule applied
     * @throws IllegalArgumentException if the outputs of the table are not a valid decision
     */
    public Decision take() {
        DmnDecisionTableEvaluationEvent event = trace.take()
                .orElseThrow(
                        () -> new IllegalStateException("The decision table decide-eligibility was not evaluated"));
        DecisionDefinition table = (DecisionDefinition) event.getDecisionTable();
        if (event.getMatchingRules().isEmpty()) {
            throw new IllegalStateException("No rule of %s applies to %s".formatted(describe(table), inputsOf(event)));
        }
        return DecisionOutputs.decision(
                DecisionOutputs.of(event.getMatchingRules().get(0)),
                describe(table),
                firedRules(table, event.getMatchingRules()));
    }

    private List<FiredRule> firedRules(DecisionDefinition table, List<DmnEvaluatedDecisionRule> rules) {
        return rules.stream()
                .map(rule -> new FiredRule(rule.getId(), annotation(table, rule.getId())))
                .toList();
    }

    private String annotation(DecisionDefinition table, String ruleId) {
        Rule rule = repository.getDmnModelInstance(table.getId()).getModelElementById(ruleId);
        Description annotation = rule.getDescription();
        return annotation == null ? "" : annotation.getTextContent();
    }

    private static String inputsOf(DmnDecisionTableEvaluationEvent event) {
        return event.getInputs().stream()
                .map(input ->
                        "%s = %s".formatted(input.getName(), input.getValue().getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String describe(DecisionDefinition table) {
        return "%s %s (version %d)".formatted(table.getKey(), table.getVersionTag(), table.getVersion());
    }
}
