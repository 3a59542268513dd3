package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.access.Role;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.ProcessVariable;
import org.eduverify.process.ProcessVariables;
import org.eduverify.process.SubmissionVariables;
import org.eduverify.testing.ProgramTest;
import org.eduverify.verification.Fact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Holds the models and the program together: whatever a model names must exist. A finding tells file, element, what is
 * wrong and what to do.
 */
@ProgramTest
class ModelContractTest {

  private static final Path PROCESS = Path.of("bpmn/education-customer-verification.bpmn");
  private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern VARIABLE_IN_CONDITION = Pattern.compile("\\$\\{!?(\\w+)( == '[^']*')?}");
  private static final Set<String> FIELDS_OF_FORMS =
      Set.of(
          "decision", "denialReason", "justification", "customerText", "note",
          SubmissionVariables.SPECIAL_QUALIFICATION);

  @Autowired private ApplicationContext beans;

  private final BpmnModelInstance model = Bpmn.readModelFromFile(PROCESS.toFile());
  private final List<String> findings = new ArrayList<>();

  @Test
  void everyServiceTaskNamesADelegateThatIsCalledLikeTheTask() {
    for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
      String expected = camel(task.getName()) + "Delegate";
      check(
          task.getCamundaDelegateExpression() != null && beanIs(task.getCamundaDelegateExpression(), JavaDelegate.class),
          task, "names no delegate that exists; set the delegate expression to ${%s}".formatted(expected));
      check(
          ("${" + expected + "}").equals(task.getCamundaDelegateExpression()),
          task, "should name the delegate ${%s}, not %s".formatted(expected, task.getCamundaDelegateExpression()));
    }
    nothingFound();
  }

  @Test
  void everyDelegateIsUsed() {
    Set<String> named =
        Stream.concat(
                model.getModelElementsByType(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
                messagesThrown().stream().map(MessageEventDefinition::getCamundaDelegateExpression))
            .map(ModelContractTest::beanName)
            .collect(Collectors.toSet());
    assertThat(beans.getBeanNamesForType(JavaDelegate.class)).allSatisfy(name -> assertThat(named).contains(name));
  }

  @Test
  void everyMessageEndEventNamesItsMessageAndADelegateAndSendsBehindASavePoint() {
    assertThat(messagesThrown()).isNotEmpty();
    for (MessageEventDefinition message : messagesThrown()) {
      EndEvent end = (EndEvent) message.getParentElement();
      check(message.getMessage() != null, end, "names no message");
      check(beanIs(message.getCamundaDelegateExpression(), JavaDelegate.class), end,
          "names the delegate %s, which does not exist".formatted(message.getCamundaDelegateExpression()));
      check(end.isCamundaAsyncBefore(), end,
          "needs a save point before it (asynchronous before), or failing mail would undo the step before");
      check(hasRetryTimeCycle(end), end, "has no retry time cycle");
    }
    nothingFound();
  }

  @Test
  void everyListenerExists() {
    for (CamundaTaskListener listener : model.getModelElementsByType(CamundaTaskListener.class)) {
      FlowElement element = (FlowElement) listener.getParentElement().getParentElement();
      check(beanIs(listener.getCamundaDelegateExpression(), TaskListener.class), element,
          "names the listener %s, which does not exist".formatted(listener.getCamundaDelegateExpression()));
    }
    for (CamundaExecutionListener listener : model.getModelElementsByType(CamundaExecutionListener.class)) {
      FlowElement element = (FlowElement) listener.getParentElement().getParentElement();
      check(beanIs(listener.getCamundaDelegateExpression(), ExecutionListener.class), element,
          "names the listener %s, which does not exist".formatted(listener.getCamundaDelegateExpression()));
    }
    nothingFound();
  }

  @Test
  void everyUserTaskHasAFormAGroupAndAnInstruction() {
    Set<String> groups = Arrays.stream(Role.values()).map(Role::groupId).collect(Collectors.toSet());
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      check(formExists(task.getCamundaFormRef()), task,
          "names the form '%s'; there is no forms/%s.form".formatted(task.getCamundaFormRef(), task.getCamundaFormRef()));
      check("deployment".equals(task.getCamundaFormRefBinding()), task,
          "must bind its form to the deployment, or running tasks change under people's hands");
      check(!task.getCamundaCandidateGroupsList().isEmpty(), task, "has no candidate group, so nobody would see it");
      for (String group : task.getCamundaCandidateGroupsList()) {
        check(groups.contains(group), task, "names the group '%s'; there are %s".formatted(group, groups));
      }
    }
    for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
      check(start.getCamundaFormRef() == null || formExists(start.getCamundaFormRef()), start,
          "names the form '%s', which does not exist".formatted(start.getCamundaFormRef()));
    }
    nothingFound();
  }

  @Test
  void everyDecisionExists() throws IOException {
    Set<String> decisions = decisions().stream().map(Decision::getId).collect(Collectors.toSet());
    for (BusinessRuleTask task : model.getModelElementsByType(BusinessRuleTask.class)) {
      check(decisions.contains(task.getCamundaDecisionRef()), task,
          "names the decision '%s'; there are %s".formatted(task.getCamundaDecisionRef(), decisions));
    }
    nothingFound();
  }

  @Test
  void everyVariableInAConditionIsDeclared() {
    Set<String> declared = ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toSet());
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null) {
        Matcher condition = VARIABLE_IN_CONDITION.matcher(flow.getConditionExpression().getTextContent());
        check(condition.matches(), flow, "has a condition that reads more than one variable");
        check(condition.matches() && declared.contains(condition.group(1)), flow,
            "reads a variable that is not declared; there are %s".formatted(declared));
      }
    }
    nothingFound();
  }

  @Test
  void everyGatewayThatSplitsAsksAQuestionAndHasADefault() {
    for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() > 1) {
        check(gateway.getName() != null && gateway.getName().endsWith("?"), gateway, "should ask a question");
        check(gateway.getDefault() != null, gateway, "has no default flow, so a case could get stuck");
        for (SequenceFlow answer : gateway.getOutgoing()) {
          check(answer.getName() != null, answer, "should be labelled with the answer");
        }
      }
    }
    nothingFound();
  }

  @Test
  void everythingThatMayFailTechnicallyHasASavePointAndRetries() {
    ServiceTask collectEvidence = model.getModelElementById("ServiceTask_CollectEvidence");
    check(collectEvidence.isCamundaAsyncBefore(), collectEvidence, "needs a save point before it (asynchronous before)");
    Stream.concat(
            Stream.of(collectEvidence),
            model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getId().startsWith("BoundaryEvent_")))
        .forEach(
            node -> check(hasRetryTimeCycle(node), node, "has no retry time cycle"));
    nothingFound();
  }

  @Test
  void everyElementIsLabelledDocumentedAndDrawn() {
    Set<String> drawn =
        model.getModelElementsByType(BpmnShape.class).stream()
            .map(shape -> shape.getBpmnElement().getId())
            .collect(Collectors.toSet());
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      boolean merge = node instanceof ExclusiveGateway && node.getOutgoing().size() == 1;
      check(merge || node.getName() != null, node, "has no label");
      check(merge || !node.getDocumentations().isEmpty(), node, "has no documentation");
      check(drawn.contains(node.getId()), node, "is not drawn");
      String type = node instanceof Gateway ? "Gateway" : capital(node.getElementType().getTypeName());
      check(node.getId().startsWith(type + "_"), node, "has an id that does not tell its type; let it begin with " + type + "_");
      check(!(node instanceof EndEvent) || !"End".equals(node.getName()), node, "should be named after the result");
    }
    nothingFound();
  }

  @Test
  void theProcessIsCalledLikeItsFileAndHasVersionTagAndTimeToLive() {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    assertThat(PROCESS).hasFileName(process.getId() + ".bpmn");
    assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    assertThat(process.getDocumentations()).isNotEmpty();
  }

  @Test
  void everyTableIsCalledLikeItsFileTypedAnnotatedAndVersioned() throws IOException {
    Set<String> inputs =
        Stream.concat(
                Arrays.stream(Fact.values()).map(Fact::key), ProcessVariables.ALL.stream().map(ProcessVariable::name))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".dmn")).toList()) {
        DmnModelInstance table = Dmn.readModelFromFile(file.toFile());
        Decision decision = table.getModelElementsByType(Decision.class).iterator().next();
        assertThat(file).hasFileName(decision.getId() + ".dmn");
        assertThat(decision.getName()).as("%s: the table's name asks a question", file).endsWith("?");
        assertThat(decision.getVersionTag()).as("%s: version tag", file).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(decision.getCamundaHistoryTimeToLiveString()).as("%s: time to live", file).matches("P\\d+D");
        for (Rule rule : table.getModelElementsByType(Rule.class)) {
          assertThat(rule.getDescription()).as("%s: rule %s has an annotation", file, rule.getId()).isNotNull();
        }
        for (Input input : table.getModelElementsByType(Input.class)) {
          assertThat(input.getInputExpression().getTypeRef()).as("%s: type of %s", file, input.getLabel()).isNotBlank();
          assertThat(inputs).as("%s: input %s is a known fact or variable", file, input.getLabel())
              .contains(input.getInputExpression().getText().getTextContent());
        }
      }
    }
  }

  @Test
  void everyFormIsCalledLikeItsFileAndAsksOnlyForKnownFields() throws IOException {
    Set<String> known = new HashSet<>(FIELDS_OF_FORMS);
    Arrays.stream(ProfileField.values()).map(ProfileField::key).forEach(known::add);
    Set<String> processVariables = ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      for (Path file : files.toList()) {
        JsonNode form = new ObjectMapper().readTree(file.toFile());
        assertThat(file).hasFileName(form.get("id").asText() + ".form");
        for (JsonNode component : form.findParents("type")) {
          if (component.has("key")) {
            assertThat(known).as("%s: field '%s'", file, component.path("label").asText()).contains(component.get("key").asText());
            assertThat(processVariables)
                .as("%s: field '%s' must not be called like a process variable", file, component.path("label").asText())
                .doesNotContain(component.get("key").asText());
          }
        }
      }
    }
  }

  private static Collection<Decision> decisions() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files
          .filter(file -> file.toString().endsWith(".dmn"))
          .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
          .toList();
    }
  }

  private List<MessageEventDefinition> messagesThrown() {
    return model.getModelElementsByType(MessageEventDefinition.class).stream()
        .filter(message -> message.getParentElement() instanceof EndEvent)
        .toList();
  }

  private static boolean hasRetryTimeCycle(FlowNode node) {
    return node.getExtensionElements() != null
        && node.getExtensionElements().getElementsQuery()
            .filterByType(CamundaFailedJobRetryTimeCycle.class).count() == 1;
  }

  private static boolean formExists(String form) {
    return form != null && Files.exists(Path.of("forms", form + ".form"));
  }

  private boolean beanIs(String expression, Class<?> type) {
    String name = beanName(expression);
    return beans.containsBean(name) && type.isInstance(beans.getBean(name));
  }

  private static String beanName(String expression) {
    Matcher bean = BEAN.matcher(String.valueOf(expression));
    return bean.matches() ? bean.group(1) : "";
  }

  /** "Collect evidence" becomes collectEvidence. */
  private static String camel(String label) {
    String words =
        Arrays.stream(label.split(" "))
            .map(ModelContractTest::capital)
            .collect(Collectors.joining());
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private void check(boolean right, FlowElement element, String what) {
    if (!right) {
      findings.add("%s: '%s' (%s) %s".formatted(PROCESS, element.getName(), element.getId(), what));
    }
  }

  private void nothingFound() {
    assertThat(findings).isEmpty();
  }
}
