package org.eduverify.models.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
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
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.eduverify.access.Role;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.verification.ManualDecision;

/** Looks at one process, and says in analysts' words what is wrong with it. */
class ProcessCheck {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("deadlines\\.(\\w+)|\\b([a-zA-Z_]\\w*)\\b");
    private static final Pattern COMPARISON = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*==\\s*'([^']*)'\\s*}");
    private static final Set<String> WORDS_OF_EXPRESSIONS =
            Set.of("true", "false", "null", "and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge");

    private static final Set<String> GROUPS =
            Stream.of(Role.values()).map(Role::groupId).collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> VARIABLES =
            ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toCollection(TreeSet::new));

    private final String file;
    private final BpmnModelInstance model;
    private final ModelContext known;
    private final List<Finding> findings = new ArrayList<>();

    private ProcessCheck(String file, BpmnModelInstance model, ModelContext known) {
        this.file = file;
        this.model = model;
        this.known = known;
    }

    static List<Finding> check(String file, BpmnModelInstance model, ModelContext known) {
        ProcessCheck check = new ProcessCheck(file, model, known);
        check.process();
        check.work();
        check.listeners();
        check.userTasks();
        check.decisions();
        check.gateways();
        check.savePoints();
        check.expressions();
        check.documentation();
        check.reachability();
        return check.findings;
    }

    private void process() {
        for (Process process : all(Process.class)) {
            String tag = process.getCamundaVersionTag();
            found(
                    tag == null || !VERSION.matcher(tag).matches(),
                    process,
                    "has no version tag like 1.2.0",
                    "set the version tag: raise the last number for a small change, the second for one that moves running cases,"
                            + " the first for another procedure");
            found(
                    process.getCamundaHistoryTimeToLiveString() == null,
                    process,
                    "has no time to live",
                    "set the history time to live, for example P365D");
            found(!process.isExecutable(), process, "is not executable", "tick Executable");
        }
    }

    private void work() {
        for (ServiceTask task : all(ServiceTask.class)) {
            delegate(task, task.getCamundaDelegateExpression());
        }
        for (MessageEventDefinition message : all(MessageEventDefinition.class)) {
            if (message.getParentElement() instanceof ThrowEvent thrown) {
                delegate(thrown, message.getCamundaDelegateExpression());
            }
        }
    }

    private void delegate(FlowElement element, String expression) {
        found(
                expression == null,
                element,
                "names no delegate, so nothing would happen",
                "set its delegate expression to one of " + list(known.delegates()));
        if (expression != null) {
            found(
                    !known.delegates().contains(bean(expression)),
                    element,
                    "names the delegate %s, which there is not".formatted(expression),
                    "use one of " + list(known.delegates()));
        }
    }

    private void listeners() {
        for (CamundaTaskListener listener : all(CamundaTaskListener.class)) {
            listener(listener, listener.getCamundaDelegateExpression(), known.taskListeners());
        }
        for (CamundaExecutionListener listener : all(CamundaExecutionListener.class)) {
            listener(listener, listener.getCamundaDelegateExpression(), known.executionListeners());
        }
    }

    private void listener(
            org.camunda.bpm.model.xml.instance.ModelElementInstance listener, String expression, Set<String> existing) {
        if (listener.getParentElement().getParentElement() instanceof BaseElement element) {
            found(
                    !existing.contains(bean(expression)),
                    element,
                    "names the listener %s, which there is not".formatted(expression),
                    "use one of " + list(existing));
        }
    }

    private void userTasks() {
        for (UserTask task : all(UserTask.class)) {
            form(task, task.getCamundaFormRef(), task.getCamundaFormRefBinding());
            found(task.getCamundaFormRef() == null, task, "has no form", "name a Camunda Form");
            found(
                    task.getCamundaCandidateGroupsList().isEmpty(),
                    task,
                    "has no candidate group, so nobody would see it",
                    "name one or more of the groups " + list(GROUPS));
            for (String group : task.getCamundaCandidateGroupsList()) {
                found(
                        !GROUPS.contains(group),
                        task,
                        "names the group '%s', which there is not".formatted(group),
                        "use one of " + list(GROUPS));
            }
        }
        for (StartEvent start : all(StartEvent.class)) {
            form(start, start.getCamundaFormRef(), start.getCamundaFormRefBinding());
        }
    }

    private void form(FlowElement element, String form, String binding) {
        if (form != null) {
            found(
                    !known.forms().contains(form),
                    element,
                    "names the form '%s', which is not deployed with it".formatted(form),
                    "deploy the form with the process, or use one of " + list(known.forms()));
            found(
                    !"deployment".equals(binding),
                    element,
                    "does not bind its form to the deployment",
                    "set the binding to deployment, or open tasks change under people's hands");
        }
    }

    private void decisions() {
        for (BusinessRuleTask task : all(BusinessRuleTask.class)) {
            String decision = task.getCamundaDecisionRef();
            found(decision == null, task, "names no decision table", "set the decision reference");
            if (decision != null) {
                found(
                        !known.answers().containsKey(decision),
                        task,
                        "names the decision '%s', which there is not".formatted(decision),
                        "use one of " + list(known.answers().keySet()));
            }
        }
    }

    private void gateways() {
        for (ExclusiveGateway gateway : all(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            found(gateway.getName() == null, gateway, "has no label", "let it ask a question");
            found(
                    gateway.getDefault() == null,
                    gateway,
                    "has no default flow, so a case could get stuck",
                    "mark one of its flows as the default");
            Set<String> variables = new TreeSet<>();
            Set<String> handled = new TreeSet<>();
            for (SequenceFlow flow : gateway.getOutgoing()) {
                found(
                        flow.getName() == null,
                        gateway,
                        "has a flow without a label (%s)".formatted(flow.getId()),
                        "write the answer on it");
                boolean isDefault = flow.equals(gateway.getDefault());
                found(
                        flow.getConditionExpression() == null && !isDefault,
                        gateway,
                        "has a flow without a condition (%s)".formatted(flow.getName()),
                        "give it a condition, or make it the default");
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
                outcomes(gateway, answersOf(variables.iterator().next()), handled);
            }
        }
    }

    private void outcomes(ExclusiveGateway gateway, Set<String> possible, Set<String> handled) {
        if (possible.isEmpty()) {
            return;
        }
        for (String outcome : handled) {
            found(
                    !possible.contains(outcome),
                    gateway,
                    "waits for the outcome '%s', which nobody answers".formatted(outcome),
                    "use one of " + list(possible));
        }
        Set<String> left = new TreeSet<>(possible);
        left.removeAll(handled);
        found(
                left.size() > 1,
                gateway,
                "handles none of the outcomes %s; all of them would take the default flow".formatted(list(left)),
                "draw a flow for each outcome but one");
    }

    /** What a variable may hold, where that is known: the answers of a decision table, or of support's form. */
    private Set<String> answersOf(String variable) {
        if (variable.equals(ProcessVariables.SUPPORT_DECISION.name())) {
            return Stream.of(ManualDecision.Choice.values())
                    .map(ManualDecision.Choice::words)
                    .collect(Collectors.toSet());
        }
        Set<String> answers = new TreeSet<>();
        for (Map<String, Set<String>> outputs : known.answers().values()) {
            answers.addAll(outputs.getOrDefault(variable, Set.of()));
        }
        return answers;
    }

    private void savePoints() {
        for (FlowNode node : all(FlowNode.class)) {
            boolean savePoint = node.isCamundaAsyncBefore();
            if (known.needingSavePoint().contains(bean(delegateOf(node)))) {
                found(
                        !savePoint,
                        node,
                        "may fail technically and has no save point before it",
                        "tick Asynchronous before, or a failure undoes the steps before it");
            }
            boolean job = savePoint
                    || node.isCamundaAsyncAfter()
                    || node instanceof BoundaryEvent event
                            && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
            found(
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

    /** Variables and deadlines that conditions, timers, dates and priorities name. */
    private void expressions() {
        for (SequenceFlow flow : all(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                expression(flow, flow.getConditionExpression().getTextContent());
            }
        }
        for (TimerEventDefinition timer : all(TimerEventDefinition.class)) {
            expression((BaseElement) timer.getParentElement(), timer.getTextContent());
        }
        for (UserTask task : all(UserTask.class)) {
            expression(task, task.getCamundaDueDate());
            expression(task, task.getCamundaFollowUpDate());
            expression(task, task.getCamundaPriority());
        }
        for (CamundaInputParameter input : all(CamundaInputParameter.class)) {
            BaseElement element =
                    (BaseElement) input.getParentElement().getParentElement().getParentElement();
            expression(element, input.getTextContent());
            found(
                    !VARIABLES.contains(input.getCamundaName()),
                    element,
                    "fills the variable '%s', which is not declared".formatted(input.getCamundaName()),
                    "use one of " + list(VARIABLES));
        }
    }

    private void expression(BaseElement element, String text) {
        Matcher expressions = EXPRESSION.matcher(String.valueOf(text));
        while (expressions.find()) {
            Matcher names = NAME.matcher(expressions.group(1).replaceAll("'[^']*'|\"[^\"]*\"", ""));
            while (names.find()) {
                String deadline = names.group(1);
                String name = names.group(2);
                if (deadline != null) {
                    found(
                            !known.deadlines().contains(deadline),
                            element,
                            "names the deadline '%s', which there is not".formatted(deadline),
                            "use one of " + list(known.deadlines()));
                } else if (!WORDS_OF_EXPRESSIONS.contains(name)) {
                    found(
                            !VARIABLES.contains(name),
                            element,
                            "reads the variable '%s', which is not declared".formatted(name),
                            "use one of " + list(VARIABLES));
                }
            }
        }
    }

    private void documentation() {
        for (Process process : all(Process.class)) {
            found(
                    process.getDocumentations().isEmpty(),
                    process,
                    "has no documentation",
                    "say what the process is for");
        }
        for (FlowNode node : all(FlowNode.class)) {
            boolean merge = node instanceof Gateway && node.getOutgoing().size() < 2;
            found(!merge && node.getName() == null, node, "has no label", "give it one");
            found(
                    !merge && node.getDocumentations().isEmpty(),
                    node,
                    "has no documentation",
                    "say what happens here, and for whom");
        }
    }

    private void reachability() {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        for (StartEvent start : all(StartEvent.class)) {
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
                    all(StartEvent.class).stream()
                            .filter(start -> start.getParentElement().equals(inside))
                            .forEach(next::add);
                }
                if (node instanceof Activity activity) {
                    all(BoundaryEvent.class).stream()
                            .filter(event -> activity.equals(event.getAttachedTo()))
                            .forEach(next::add);
                }
            }
        }
        for (FlowNode node : all(FlowNode.class)) {
            found(!reached.contains(node), node, "is never reached", "connect it, or remove it");
            found(
                    node.getOutgoing().isEmpty()
                            && !(node instanceof EndEvent)
                            && !(node instanceof SubProcess around && around.triggeredByEvent()),
                    node,
                    "leads nowhere",
                    "connect it to what comes next, or to an end event");
        }
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static String bean(String expression) {
        Matcher bean = BEAN.matcher(String.valueOf(expression));
        return bean.matches() ? bean.group(1) : "";
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    private void found(boolean wrong, BaseElement element, String problem, String remedy) {
        if (wrong) {
            findings.add(new Finding(file, label(element), problem, remedy));
        }
    }

    private static String label(BaseElement element) {
        String name = element instanceof FlowElement flow
                ? flow.getName()
                : element instanceof Process process ? process.getName() : null;
        return name == null ? element.getId() : "%s (%s)".formatted(name.replaceAll("\\s+", " "), element.getId());
    }
}
