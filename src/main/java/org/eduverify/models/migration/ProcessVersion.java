package org.eduverify.models.migration;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.eduverify.models.ElementLabel;

/** A deployed version of the process with its model. */
record ProcessVersion(ProcessDefinition definition, BpmnModelInstance model) {

    String versionTag() {
        return definition.getVersionTag();
    }

    Optional<FlowNode> node(String id) {
        return model.getModelElementById(id) instanceof FlowNode node ? Optional.of(node) : Optional.empty();
    }

    /** Name of the element; its id if it has no name. */
    String name(String id) {
        return ElementLabel.name(node(id).map(FlowNode::getName).orElse(null), id);
    }

    /** Name and id of the element. */
    String label(String id) {
        return ElementLabel.nameAndId(node(id).map(FlowNode::getName).orElse(null), id);
    }

    boolean hasTimer(String id) {
        return node(id).orElse(null) instanceof CatchEvent event && isTimer(event);
    }

    boolean hasBoundaryTimer(String id) {
        return node(id).orElse(null) instanceof BoundaryEvent event && isTimer(event);
    }

    static boolean isTimer(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    /** Id of the activity that a boundary timer is attached to. */
    String attachedTo(String boundaryTimer) {
        return ((BoundaryEvent) node(boundaryTimer).orElseThrow())
                .getAttachedTo()
                .getId();
    }

    /** Name of the message that an event waits for. */
    Optional<String> message(String id) {
        return node(id).filter(CatchEvent.class::isInstance).flatMap(event -> ((CatchEvent) event)
                .getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition).getMessage())
                        .filter(Objects::nonNull)
                        .map(Message::getName)
                        .findFirst());
    }

    /** Names of the input parameters of a subprocess. */
    Set<String> inputs(String id) {
        return node(id).filter(SubProcess.class::isInstance).map(FlowNode::getExtensionElements).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .collect(Collectors.toSet());
    }
}
