package org.eduverify.models.deployment;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.eduverify.models.ElementLabel;
import org.eduverify.models.check.Finding;
import org.eduverify.models.check.ModelSafety;
import org.eduverify.models.deployment.DeployedModels.DeployedModel;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Compares processes and decisions by their XML, without diagrams, comments and white space between elements. */
enum ModelElement {
    PROCESS("process", BpmnModelConstants.CAMUNDA_NS),
    DECISION("decision", DmnModelConstants.CAMUNDA_NS);

    private final String name;
    private final String camundaNamespace;

    ModelElement(String name, String camundaNamespace) {
        this.name = name;
        this.camundaNamespace = camundaNamespace;
    }

    /** Whether both files contain the element with this id, with equal content. */
    boolean isEqual(byte[] one, byte[] other, String id) {
        Optional<Element> first = find(one, id);
        Optional<Element> second = find(other, id);
        return first.isPresent() && second.isPresent() && first.get().isEqualNode(second.get());
    }

    /** A finding if the file changes the deployed model but keeps its version tag. */
    Optional<Finding> changedUnderSameTag(String file, byte[] content, DeployedModel deployed) {
        Optional<Element> current = find(content, deployed.key());
        Optional<Element> former = current.flatMap(found -> find(deployed.content(), deployed.key()));
        if (former.isEmpty()
                || !Objects.equals(versionTag(current.get()), deployed.versionTag())
                || former.get().isEqualNode(current.get())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                file,
                ElementLabel.nameAndId(current.get().getAttribute("name"), deployed.key()),
                "has changed, but still has the deployed version tag %s".formatted(deployed.versionTag()),
                "raise the version tag"));
    }

    private String versionTag(Element element) {
        return element.getAttributeNS(camundaNamespace, "versionTag");
    }

    private Optional<Element> find(byte[] content, String id) {
        NodeList elements = ModelSafety.read(content).getElementsByTagNameNS("*", name);
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            if (element.getAttribute("id").equals(id)) {
                normalize(element);
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static void normalize(Node node) {
        node.normalize();
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            boolean blank = child.getNodeType() == Node.TEXT_NODE
                    && child.getNodeValue().isBlank();
            if (blank || child.getNodeType() == Node.COMMENT_NODE) {
                node.removeChild(child);
            } else {
                normalize(child);
            }
            child = next;
        }
    }
}
