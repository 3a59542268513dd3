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
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Looks at every new model before the engine reads it, whatever the door it comes through, and lets expressions reach
 * delegates, listeners and deadlines only. The engine offers both places in its internals alone.
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
        configuration.setExpressionManager(new SpringExpressionManager(program, new ModelBeans(program)));
        FormerVersions former = new FormerVersions(configuration.getRepositoryService());
        List<Deployer> first = new ArrayList<>(List.of(deployment -> check(deployment, former)));
        if (configuration.getCustomPreDeployers() != null) {
            first.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(first);
    }

    /** What is in the database already was looked at when it came. */
    private void check(DeploymentEntity deployment, FormerVersions former) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw Refusal.invalid("tenant-id", ModelReason.TENANT);
        }
        Map<String, byte[]> files = new HashMap<>();
        deployment.getResources().values().forEach(resource -> files.put(resource.getName(), resource.getBytes()));
        List<Finding> findings = new ArrayList<>(models.check(files, former.decisions()));
        if (findings.isEmpty() && !ModelDeployment.FROM_JAR.equals(deployment.getSource())) {
            // what travels in the jar has the jar's own version
            findings.addAll(former.changedUnderTheSameTag(files));
        }
        if (!findings.isEmpty()) {
            throw Refusal.invalid(findings.stream()
                    .map(finding -> new Fault(finding.file(), ModelReason.MODEL, finding.toString()))
                    .toList());
        }
        // the program's own deployments at the start name a source, and look after running instances themselves
        if (deployment.getSource() == null && files.keySet().stream().anyMatch(file -> file.endsWith(".bpmn"))) {
            program.publishEvent(new ModelsDeployed());
        }
    }
}
