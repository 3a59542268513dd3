package org.eduverify.models.check;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.eduverify.access.Role;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;

/**
 * Checks that everything a process refers to exists: delegates, listeners, forms, groups, decisions, variables and
 * deadlines.
 */
class ProcessReferenceCheck extends ProcessFindings {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("deadlines\\.(\\w+)|\\b([a-zA-Z_]\\w*)\\b");
    private static final Set<String> OPERATORS_AND_LITERALS =
            Set.of("true", "false", "null", "and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge");

    private static final Set<String> GROUPS =
            Stream.of(Role.values()).map(Role::groupId).collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> VARIABLES =
            ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toCollection(TreeSet::new));

    private final BpmnModelInstance model;
    private final ModelContext context;

    ProcessReferenceCheck(String file, BpmnModelInstance model, ModelContext context) {
        super(file);
        this.model = model;
        this.context = context;
    }

    List<Finding> check() {
        delegates();
        listeners();
        userTasks();
        decisions();
        expressions();
        return findings();
    }

    private void delegates() {
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            delegate(task, task.getCamundaDelegateExpression());
        }
        for (MessageEventDefinition message : model.getModelElementsByType(MessageEventDefinition.class)) {
            if (message.getParentElement() instanceof ThrowEvent thrown) {
                delegate(thrown, message.getCamundaDelegateExpression());
            }
        }
    }

    private void delegate(FlowElement element, String expression) {
        addIf(
                expression == null,
                element,
                "has no delegate expression, so it would do nothing",
                "set the delegate expression to one of " + list(context.delegates()));
        if (expression != null) {
            addIf(
                    !context.delegates().contains(beanName(expression)),
                    element,
                    "refers to the delegate %s, which does not exist".formatted(expression),
                    "use one of " + list(context.delegates()));
        }
    }

    private void listeners() {
        for (CamundaTaskListener listener : model.getModelElementsByType(CamundaTaskListener.class)) {
            listener(listener, listener.getCamundaDelegateExpression(), context.taskListeners());
        }
        for (CamundaExecutionListener listener : model.getModelElementsByType(CamundaExecutionListener.class)) {
            listener(listener, listener.getCamundaDelegateExpression(), context.executionListeners());
        }
    }

    private void listener(ModelElementInstance listener, String expression, Set<String> existing) {
        if (listener.getParentElement().getParentElement() instanceof BaseElement element) {
            addIf(
                    !existing.contains(beanName(expression)),
                    element,
                    "refers to the listener %s, which does not exist".formatted(expression),
                    "use one of " + list(existing));
        }
    }

    private void userTasks() {
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            form(task, task.getCamundaFormRef(), task.getCamundaFormRefBinding());
            addIf(task.getCamundaFormRef() == null, task, "has no form", "select a Camunda Form");
            addIf(
                    task.getCamundaCandidateGroupsList().isEmpty(),
                    task,
                    "has no candidate group, so no one would see it",
                    "add one or more of the groups " + list(GROUPS));
            for (String group : task.getCamundaCandidateGroupsList()) {
                addIf(
                        !GROUPS.contains(group),
                        task,
                        "refers to the group '%s', which does not exist".formatted(group),
                        "use one of " + list(GROUPS));
            }
        }
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            form(start, start.getCamundaFormRef(), start.getCamundaFormRefBinding());
        }
    }

    private void form(FlowElement element, String form, String binding) {
        if (form != null) {
            addIf(
                    !context.forms().contains(form),
                    element,
                    "refers to the form '%s', which is not in the same deployment".formatted(form),
                    "deploy the form with the process" + orUseOneOf(context.forms()));
            addIf(
                    !"deployment".equals(binding),
                    element,
                    "does not bind its form to the deployment",
                    "set the binding to deployment; otherwise a new form would also change open tasks");
        }
    }

    private static String orUseOneOf(Collection<String> names) {
        return names.isEmpty() ? "" : ", or use one of " + list(names);
    }

    private void decisions() {
        for (BusinessRuleTask task : model.getModelElementsByType(BusinessRuleTask.class)) {
            String decision = task.getCamundaDecisionRef();
            addIf(decision == null, task, "has no decision reference", "set the decision reference");
            if (decision != null) {
                addIf(
                        !context.outcomes().containsKey(decision),
                        task,
                        "refers to the decision '%s', which does not exist".formatted(decision),
                        "deploy the decision table"
                                + orUseOneOf(context.outcomes().keySet()));
            }
        }
    }
    /** Variables and deadlines in conditions, timers, dates, priorities and input parameters. */
    private void expressions() {
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                expression(flow, flow.getConditionExpression().getTextContent());
            }
        }
        for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
            expression((BaseElement) timer.getParentElement(), timer.getTextContent());
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            expression(task, task.getCamundaDueDate());
            expression(task, task.getCamundaFollowUpDate());
            expression(task, task.getCamundaPriority());
        }
        for (CamundaInputParameter input : model.getModelElementsByType(CamundaInputParameter.class)) {
            BaseElement element =
                    (BaseElement) input.getParentElement().getParentElement().getParentElement();
            expression(element, input.getTextContent());
            addIf(
                    !VARIABLES.contains(input.getCamundaName()),
                    element,
                    "sets the variable '%s', which is not declared".formatted(input.getCamundaName()),
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
                    addIf(
                            !context.deadlines().contains(deadline),
                            element,
                            "refers to the deadline '%s', which does not exist".formatted(deadline),
                            "use one of " + list(context.deadlines()));
                } else if (!OPERATORS_AND_LITERALS.contains(name)) {
                    addIf(
                            !VARIABLES.contains(name),
                            element,
                            "reads the variable '%s', which is not declared".formatted(name),
                            "use one of " + list(VARIABLES));
                }
            }
        }
    }
}
