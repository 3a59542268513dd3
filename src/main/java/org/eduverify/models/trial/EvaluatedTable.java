package org.eduverify.models.trial;

import static org.eduverify.process.model.EducationCustomerVerificationModel.DECIDE_ELIGIBILITY;
import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.models.ModelReason;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.eduverify.process.engine.CachingFeelEngineFactory;
import org.eduverify.process.engine.DecisionOutputs;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;
import org.eduverify.verification.replay.ProposedTable;

/** A proposed table with its own decision engine. */
class EvaluatedTable implements ProposedTable {

    private final String name;
    private final Map<String, FiredRule> rules = new LinkedHashMap<>();
    private final DmnEngine engine = CachingFeelEngineFactory.engineForTables(this::onEvaluation);
    private final DmnDecision decision;
    private DmnDecisionTableEvaluationEvent latest;

    EvaluatedTable(String versionTag, List<Rule> rules, Function<DmnEngine, DmnDecision> parse) {
        this.name = versionTag == null ? DECIDE_ELIGIBILITY : DECIDE_ELIGIBILITY + " " + versionTag;
        for (Rule rule : rules) {
            String annotation =
                    rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
            this.rules.put(rule.getId(), new FiredRule(rule.getId(), annotation));
        }
        this.decision = parse.apply(engine);
    }

    private void onEvaluation(DmnDecisionTableEvaluationEvent event) {
        if (event.getDecisionTable().getKey().equals(DECIDE_ELIGIBILITY)) {
            latest = event;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<FiredRule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public Optional<Decision> decide(Map<Fact, String> facts) {
        evaluate(facts);
        List<DmnEvaluatedDecisionRule> applied = latest.getMatchingRules();
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> outputs = new HashMap<>(DecisionOutputs.of(applied.get(0)));
        outputs.putIfAbsent(DecisionOutputs.ELIGIBILITY, "");
        outputs.putIfAbsent(DecisionOutputs.VETTING_REASON, "");
        List<Fault> faults = ProposedTables.faults(applied.get(0).getId(), outputs);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return Optional.of(DecisionOutputs.decision(
                outputs,
                name,
                applied.stream().map(rule -> rules.get(rule.getId())).toList()));
    }

    private void evaluate(Map<Fact, String> facts) {
        Map<String, Object> inputs = new HashMap<>();
        facts.forEach((fact, value) -> inputs.put(fact.key(), value));
        try {
            engine.evaluateDecisionTable(decision, inputs);
        } catch (RuntimeException failure) {
            throw Refusal.invalid(
                    "table",
                    ModelReason.UNUSABLE_TABLE_FAILS,
                    String.valueOf(getMostSpecificCause(failure).getMessage()),
                    facts.entrySet().stream()
                            .map(fact -> "%s = %s".formatted(fact.getKey().key(), fact.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
