package org.eduverify.models.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.eduverify.models.check.Finding;
import org.eduverify.models.check.ModelSafety;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is deployed now: the versions that a new deployment would follow. */
public class FormerVersions {

    private final RepositoryService repository;

    FormerVersions(RepositoryService repository) {
        this.repository = repository;
    }

    /** The newest deployed versions of all decisions, by decision. */
    Map<String, byte[]> decisions() {
        Map<String, byte[]> decisions = new HashMap<>();
        for (DecisionDefinition newest :
                repository.createDecisionDefinitionQuery().latestVersion().listPage(0, 1000)) {
            decisions.put(newest.getKey(), content(newest.getDeploymentId(), newest.getResourceName()));
        }
        return decisions;
    }

    /** Files whose content differs from what is deployed under the same version tag. */
    List<Finding> changedUnderTheSameTag(Map<String, byte[]> files) {
        List<Finding> findings = new ArrayList<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                ProcessDefinition newest = repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(EducationCustomerVerificationModel.KEY)
                        .latestVersion()
                        .singleResult();
                if (newest != null) {
                    compare(
                            file,
                            content,
                            "process",
                            newest.getKey(),
                            newest.getVersionTag(),
                            content(newest.getDeploymentId(), newest.getResourceName()),
                            findings);
                }
            } else if (file.endsWith(".dmn")) {
                for (DecisionDefinition newest : repository
                        .createDecisionDefinitionQuery()
                        .latestVersion()
                        .listPage(0, 1000)) {
                    compare(
                            file,
                            content,
                            "decision",
                            newest.getKey(),
                            newest.getVersionTag(),
                            content(newest.getDeploymentId(), newest.getResourceName()),
                            findings);
                }
            }
        });
        return findings;
    }

    /** Whether two files hold the same process, however it is drawn. */
    public static boolean sayTheSame(byte[] one, byte[] other, String process) {
        Element first = find(one, "process", process);
        Element second = find(other, "process", process);
        return first != null && second != null && first.isEqualNode(second);
    }

    private static void compare(
            String file, byte[] now, String kind, String id, String formerTag, byte[] former, List<Finding> findings) {
        Element changed = find(now, kind, id);
        Element before = find(former, kind, id);
        if (changed == null || before == null) {
            return;
        }
        String tag = versionTag(changed);
        if (Objects.equals(tag, formerTag) && !before.isEqualNode(changed)) {
            findings.add(new Finding(
                    file,
                    "%s (%s)".formatted(changed.getAttribute("name"), id),
                    "was changed and still has the version tag %s that is deployed".formatted(tag),
                    "raise the version tag"));
        }
    }

    private static String versionTag(Element element) {
        String tag = element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", "versionTag");
        return tag.isEmpty() ? element.getAttributeNS("http://camunda.org/schema/1.0/dmn", "versionTag") : tag;
    }

    /** The process or decision itself, without its picture and without blanks between elements. */
    private static Element find(byte[] content, String kind, String id) {
        Document document = ModelSafety.read(content);
        NodeList elements = document.getElementsByTagNameNS("*", kind);
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            if (element.getAttribute("id").equals(id)) {
                tidy(element);
                return element;
            }
        }
        return null;
    }

    private static void tidy(Node node) {
        node.normalize();
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            boolean blank = child.getNodeType() == Node.TEXT_NODE
                    && child.getNodeValue().isBlank();
            if (blank || child.getNodeType() == Node.COMMENT_NODE) {
                node.removeChild(child);
            } else {
                tidy(child);
            }
            child = next;
        }
    }

    private byte[] content(String deployment, String resource) {
        try (InputStream stream = repository.getResourceAsStream(deployment, resource)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
