package org.eduverify.models.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.eduverify.models.ModelReason;
import org.eduverify.models.check.Finding;
import org.eduverify.models.check.ModelCheck;
import org.eduverify.models.deployment.DeployedModels.DeployedModel;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Checks every new model before the engine parses it, and restricts expressions to delegates, listeners and deadlines.
 * The engine has no public extension points for either.
 */
@Component
class ModelCheckEnginePlugin extends AbstractProcessEnginePlugin {

    private final ApplicationContext program;
    private final ModelCheck models;

    ModelCheckEnginePlugin(ApplicationContext program, ModelCheck models) {
        this.program = program;
        this.models = models;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new SpringExpressionManager(program, new ExpressionBeans(program)));
        DeployedModels deployed = new DeployedModels(configuration.getRepositoryService());
        List<Deployer> first = new ArrayList<>(List.of(deployment -> check(deployment, deployed)));
        if (configuration.getCustomPreDeployers() != null) {
            first.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(first);
    }

    /** Models that are already in the database were checked when they were deployed. */
    private void check(DeploymentEntity deployment, DeployedModels deployed) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw Refusal.invalid("tenant-id", ModelReason.TENANT);
        }
        Map<String, byte[]> files = new HashMap<>();
        deployment.getResources().values().forEach(resource -> files.put(resource.getName(), resource.getBytes()));
        List<DeployedModel> decisions = deployed.newestDecisions();
        List<Finding> findings = new ArrayList<>(models.check(
                files, decisions.stream().map(DeployedModel::content).toList()));
        if (findings.isEmpty() && !ModelDeployment.FROM_JAR.equals(deployment.getSource())) {
            // models in the jar are versioned with the jar
            findings.addAll(deployed.changedUnderSameTag(files, decisions));
        }
        if (!findings.isEmpty()) {
            throw Refusal.invalid(findings.stream()
                    .map(finding -> new Fault(finding.file(), ModelReason.MODEL, finding.toString()))
                    .toList());
        }
        // deployments at startup have a source; their running instances are migrated by the startup itself
        if (deployment.getSource() == null && files.keySet().stream().anyMatch(file -> file.endsWith(".bpmn"))) {
            program.publishEvent(new ModelsDeployedEvent());
        }
    }
}
