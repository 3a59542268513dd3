package org.eduverify.models.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.eduverify.models.VersionTag;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.process.model.ReviewDecision;
import org.eduverify.verification.ManualDecision;

/**
 * Checks that a process can be executed to its end and read by people: attributes, gateways, save points, labels,
 * documentation and reachability.
 */
class ProcessFlowCheck extends ProcessFindings {

    private static final Pattern COMPARISON = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*==\\s*'([^']*)'\\s*}");

    private final BpmnModelInstance model;
    private final ModelContext context;

    ProcessFlowCheck(String file, BpmnModelInstance model, ModelContext context) {
        super(file);
        this.model = model;
        this.context = context;
    }

    List<Finding> check() {
        process();
        gateways();
        savePoints();
        documentation();
        reachability();
        return findings();
    }

    private void process() {
        for (Process process : model.getModelElementsByType(Process.class)) {
            addIf(
                    VersionTag.of(process.getCamundaVersionTag()).isEmpty(),
                    process,
                    "does not have a version tag such as 1.2.0",
                    "set the version tag: raise the third number for a small change, the second number for a change that moves"
                            + " running instances, and the first number for a different procedure");
            addIf(
                    process.getCamundaHistoryTimeToLiveString() == null,
                    process,
                    "has no history time to live",
                    "set the history time to live, for example P365D");
            addIf(!process.isExecutable(), process, "is not executable", "select Executable");
        }
    }

    private void gateways() {
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            addIf(gateway.getName() == null, gateway, "has no label", "label it with a question");
            addIf(
                    gateway.getDefault() == null,
                    gateway,
                    "has no default flow, so a case could get stuck",
                    "make one of its flows the default");
            Set<String> variables = new TreeSet<>();
            Set<String> handled = new TreeSet<>();
            for (SequenceFlow flow : gateway.getOutgoing()) {
                addIf(
                        flow.getName() == null,
                        gateway,
                        "has a flow without a label (%s)".formatted(flow.getId()),
                        "label the flow with the answer");
                boolean isDefault = flow.equals(gateway.getDefault());
                addIf(
                        flow.getConditionExpression() == null && !isDefault,
                        gateway,
                        "has a flow without a condition (%s)".formatted(flow.getName()),
                        "add a condition, or make it the default flow");
                Matcher comparison = COMPARISON.matcher(
                        flow.getConditionExpression() == null
                                ? ""
                                : flow.getConditionExpression().getTextContent());
                if (comparison.matches()) {
                    variables.add(comparison.group(1));
                    handled.add(comparison.group(2));
                }
            }
            if (variables.size() == 1) {
                outcomes(gateway, outcomesOf(variables.iterator().next()), handled);
            }
        }
    }

    private void outcomes(ExclusiveGateway gateway, Set<String> possible, Set<String> handled) {
        if (possible.isEmpty()) {
            return;
        }
        for (String outcome : handled) {
            addIf(
                    !possible.contains(outcome),
                    gateway,
                    "expects the outcome '%s', which is never returned".formatted(outcome),
                    "use one of " + list(possible));
        }
        Set<String> left = new TreeSet<>(possible);
        left.removeAll(handled);
        addIf(
                left.size() > 1,
                gateway,
                "does not handle the outcomes %s, so all of them would take the default flow".formatted(list(left)),
                "draw a flow for all of these outcomes except one");
    }

    /** The values that a variable can have; empty if they are not known. */
    private Set<String> outcomesOf(String variable) {
        if (variable.equals(ProcessVariables.REVIEW_DECISION.name())) {
            return Stream.of(ReviewDecision.values()).map(ReviewDecision::value).collect(Collectors.toSet());
        }
        if (variable.equals(ProcessVariables.SUPPORT_DECISION.name())) {
            return Stream.of(ManualDecision.Choice.values())
                    .map(ManualDecision.Choice::words)
                    .collect(Collectors.toSet());
        }
        Set<String> outcomes = new TreeSet<>();
        for (Map<String, Set<String>> outputs : context.outcomes().values()) {
            outcomes.addAll(outputs.getOrDefault(variable, Set.of()));
        }
        return outcomes;
    }

    private void savePoints() {
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean savePoint = node.isCamundaAsyncBefore();
            if (context.delegatesRequiringRetry().contains(beanName(delegateOf(node)))) {
                addIf(
                        !savePoint,
                        node,
                        "may fail technically and has no save point before it",
                        "select Asynchronous before; otherwise a failure rolls back the previous steps");
            }
            boolean job = savePoint
                    || node.isCamundaAsyncAfter()
                    || node instanceof BoundaryEvent event
                            && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
            addIf(
                    job && !hasRetryCycle(node),
                    node,
                    "has no retry cycle",
                    "set the retry time cycle, for example PT10S,PT1M,PT10M");
        }
    }

    private static String delegateOf(FlowNode node) {
        if (node instanceof ServiceTask task) {
            return task.getCamundaDelegateExpression();
        }
        return node instanceof ThrowEvent thrown
                ? thrown.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition).getCamundaDelegateExpression())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean hasRetryCycle(FlowNode node) {
        return node.getExtensionElements() != null
                && node.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .count()
                        > 0;
    }

    private void documentation() {
        for (Process process : model.getModelElementsByType(Process.class)) {
            addIf(
                    process.getDocumentations().isEmpty(),
                    process,
                    "has no documentation",
                    "describe the purpose of the process");
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean merge = node instanceof Gateway && node.getOutgoing().size() < 2;
            addIf(!merge && node.getName() == null, node, "has no label", "add a label");
            addIf(
                    !merge && node.getDocumentations().isEmpty(),
                    node,
                    "has no documentation",
                    "describe what happens here and for whom");
        }
    }

    private void reachability() {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            boolean begins = !(start.getParentElement() instanceof SubProcess around) || around.triggeredByEvent();
            if (begins) {
                next.add(start);
                if (start.getParentElement() instanceof SubProcess around) {
                    reached.add(around);
                }
            }
        }
        while (!next.isEmpty()) {
            FlowNode node = next.poll();
            if (reached.add(node)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
                if (node instanceof SubProcess inside) {
                    model.getModelElementsByType(StartEvent.class).stream()
                            .filter(start -> start.getParentElement().equals(inside))
                            .forEach(next::add);
                }
                if (node instanceof Activity activity) {
                    model.getModelElementsByType(BoundaryEvent.class).stream()
                            .filter(event -> activity.equals(event.getAttachedTo()))
                            .forEach(next::add);
                }
            }
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            addIf(!reached.contains(node), node, "is never reached", "connect it or remove it");
            addIf(
                    node.getOutgoing().isEmpty()
                            && !(node instanceof EndEvent)
                            && !(node instanceof SubProcess around && around.triggeredByEvent()),
                    node,
                    "has no outgoing flow",
                    "connect it to the next step or to an end event");
        }
    }
}
