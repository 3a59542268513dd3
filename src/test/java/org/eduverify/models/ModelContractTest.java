package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Conventions of the delivered models that the model check does not enforce: names that lead from an element to its class,
 * and ids that start with the type of the element.
 */
@ProgramTest
class ModelContractTest {

    private static final Path PROCESS = Path.of("bpmn/education-customer-verification.bpmn");

    @Autowired
    private ApplicationContext beans;

    private final BpmnModelInstance model = Bpmn.readModelFromFile(PROCESS.toFile());

    @Test
    void everyServiceTaskUsesADelegateNamedAfterTheTask() {
        assertThat(model.getModelElementsByType(ServiceTask.class)).isNotEmpty().allSatisfy(task -> assertThat(
                        task.getCamundaDelegateExpression())
                .as("delegate of '%s' (%s)", task.getName(), task.getId())
                .isEqualTo("${%sDelegate}".formatted(camel(task.getName()))));
    }

    @Test
    void everyDelegateIsUsed() {
        Set<String> named = Stream.concat(
                        model.getModelElementsByType(ServiceTask.class).stream()
                                .map(ServiceTask::getCamundaDelegateExpression),
                        model.getModelElementsByType(MessageEventDefinition.class).stream()
                                .map(MessageEventDefinition::getCamundaDelegateExpression))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(beans.getBeanNamesForType(JavaDelegate.class)).isNotEmpty().allSatisfy(name -> assertThat(named)
                .contains("${%s}".formatted(name)));
    }

    @Test
    void everyElementIsDrawnAndHasAnIdThatStartsWithItsType() {
        Set<String> drawn = model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(drawn).as("what is drawn of '%s'", node.getName()).contains(node.getId());
            String type = node instanceof Gateway
                    ? "Gateway"
                    : capital(node.getElementType().getTypeName());
            assertThat(node.getId()).as("id of '%s'", node.getName()).startsWith(type + "_");
            if (node instanceof EndEvent) {
                assertThat(node.getName())
                        .as("%s is named after the result", node.getId())
                        .isNotEqualTo("End");
            }
            if (node instanceof ExclusiveGateway && node.getOutgoing().size() > 1) {
                assertThat(node.getName())
                        .as("%s asks a question", node.getId())
                        .endsWith("?");
            }
        }
    }

    @Test
    void theProcessIdIsTheFileName() {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        assertThat(PROCESS).hasFileName(process.getId() + ".bpmn");
    }

    @Test
    void everyTableIsNamedAfterItsFileAsksAQuestionAndIsTyped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".dmn")).toList()) {
                DmnModelInstance table = Dmn.readModelFromFile(file.toFile());
                Decision decision =
                        table.getModelElementsByType(Decision.class).iterator().next();
                assertThat(file).hasFileName(decision.getId() + ".dmn");
                assertThat(decision.getName())
                        .as("%s: the table's name asks a question", file)
                        .endsWith("?");
                for (Input input : table.getModelElementsByType(Input.class)) {
                    assertThat(input.getInputExpression().getTypeRef())
                            .as("%s: type of %s", file, input.getLabel())
                            .isNotBlank();
                }
            }
        }
    }

    /** "Collect evidence" becomes collectEvidence. */
    private static String camel(String label) {
        String words =
                Arrays.stream(label.split(" ")).map(ModelContractTest::capital).collect(Collectors.joining());
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
