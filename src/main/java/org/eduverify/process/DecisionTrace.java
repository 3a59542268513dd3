package org.eduverify.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Eligibility;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Remembers how {@code decide-eligibility} was evaluated on this thread: which rules of which version fired. The engine
 * hands a business rule task the outputs only, and an attempt must be explainable for good.
 */
@Component
public class DecisionTrace implements DmnDecisionTableEvaluationListener {

  private final ThreadLocal<DmnDecisionTableEvaluationEvent> latest = new ThreadLocal<>();
  private final RepositoryService repository;

  DecisionTrace(@Lazy RepositoryService repository) {
    this.repository = repository;
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    if (event.getDecisionTable().getKey().equals(EducationCustomerVerificationModel.DECIDE_ELIGIBILITY)) {
      latest.set(event);
    }
  }

  /**
   * The decision that was just made on this thread.
   *
   * @throws IllegalStateException if no rule applied, or the table answered something that is no decision
   */
  public Decision takeDecision() {
    DmnDecisionTableEvaluationEvent event = latest.get();
    latest.remove();
    if (event == null) {
      throw new IllegalStateException("The decision table decide-eligibility was not evaluated");
    }
    DecisionDefinition table = (DecisionDefinition) event.getDecisionTable();
    if (event.getMatchingRules().isEmpty()) {
      throw new IllegalStateException(
          "No rule of %s applies to %s".formatted(describe(table), inputsOf(event)));
    }
    Map<String, Object> outputs = outputsOf(event.getMatchingRules().get(0));
    return new Decision(
        Eligibility.ofWords(text(outputs, "eligibility")),
        Optional.of(text(outputs, "vettingReason")).filter(reason -> !reason.isEmpty()).map(VettingReason::ofText),
        text(outputs, "reasonCode"),
        "yes".equals(text(outputs, "correctable")),
        fieldsToCorrect(text(outputs, "fieldsToCorrect")),
        text(outputs, "explanation"),
        text(outputs, "whatToDo"),
        text(outputs, "staffNote"),
        describe(table),
        firedRules(table, event.getMatchingRules()));
  }

  /** Tables of an older version name no fields. */
  private static List<ProfileField> fieldsToCorrect(String keys) {
    return Arrays.stream(keys.split(","))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(
            key ->
                ProfileField.withKey(key)
                    .filter(ProfileField::isCorrectable)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "The decision table names the field '%s', which cannot be corrected".formatted(key))))
        .toList();
  }

  private List<FiredRule> firedRules(DecisionDefinition table, List<DmnEvaluatedDecisionRule> rules) {
    return rules.stream().map(rule -> new FiredRule(rule.getId(), annotation(table, rule.getId()))).toList();
  }

  private String annotation(DecisionDefinition table, String ruleId) {
    Rule rule = repository.getDmnModelInstance(table.getId()).getModelElementById(ruleId);
    Description annotation = rule.getDescription();
    return annotation == null ? "" : annotation.getTextContent();
  }

  private static Map<String, Object> outputsOf(DmnEvaluatedDecisionRule rule) {
    return rule.getOutputEntries().values().stream()
        .filter(output -> output.getValue().getValue() != null)
        .collect(Collectors.toMap(output -> output.getOutputName(), output -> output.getValue().getValue()));
  }

  private static String inputsOf(DmnDecisionTableEvaluationEvent event) {
    return event.getInputs().stream()
        .map(input -> "%s = %s".formatted(input.getName(), input.getValue().getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String describe(DecisionDefinition table) {
    return "%s %s (version %d)".formatted(table.getKey(), table.getVersionTag(), table.getVersion());
  }

  private static String text(Map<String, Object> outputs, String name) {
    return String.valueOf(outputs.getOrDefault(name, ""));
  }
}
