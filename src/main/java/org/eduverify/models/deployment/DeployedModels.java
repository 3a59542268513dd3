package org.eduverify.models.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.eduverify.models.check.Finding;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.stereotype.Component;

/** The newest deployed versions of the models, with which a new deployment is compared. */
@Component
public class DeployedModels {

    private static final int MAX_DECISIONS = 1000;

    private final RepositoryService repository;

    DeployedModels(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A deployed process or decision.
     *
     * @param versionTag null if the model has none
     * @param content the deployed file
     */
    record DeployedModel(String key, String versionTag, byte[] content) {}

    /** The newest version of each decision. */
    List<DeployedModel> newestDecisions() {
        return repository.createDecisionDefinitionQuery().latestVersion().listPage(0, MAX_DECISIONS).stream()
                .map(decision -> new DeployedModel(decision.getKey(), decision.getVersionTag(), content(decision)))
                .toList();
    }

    /**
     * Finds files whose content differs from the deployed version with the same version tag.
     *
     * @param decisions the newest version of each decision
     */
    List<Finding> changedUnderSameTag(Map<String, byte[]> files, List<DeployedModel> decisions) {
        List<Finding> findings = new ArrayList<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                newestProcess()
                        .flatMap(deployed -> ModelElement.PROCESS.changedUnderSameTag(file, content, deployed))
                        .ifPresent(findings::add);
            } else if (file.endsWith(".dmn")) {
                decisions.stream()
                        .flatMap(
                                deployed -> ModelElement.DECISION.changedUnderSameTag(file, content, deployed).stream())
                        .forEach(findings::add);
            }
        });
        return findings;
    }

    private Optional<DeployedModel> newestProcess() {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(EducationCustomerVerificationModel.KEY)
                        .latestVersion()
                        .singleResult())
                .map(process -> new DeployedModel(process.getKey(), process.getVersionTag(), content(process)));
    }

    /** Whether two versions of the process have the same content apart from their diagrams. */
    public boolean haveSameContent(ResourceDefinition one, ResourceDefinition other) {
        return ModelElement.PROCESS.isEqual(content(one), content(other), one.getKey());
    }

    private byte[] content(ResourceDefinition definition) {
        try (InputStream stream =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
