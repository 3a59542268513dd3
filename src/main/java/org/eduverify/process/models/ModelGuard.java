package org.eduverify.process.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Looks at every new model before the engine reads it, whatever the door it comes through, and lets expressions reach
 * delegates, listeners and deadlines only. The engine offers both places in its internals alone.
 */
@Component
class ModelGuard extends AbstractProcessEnginePlugin {

  private final ApplicationContext program;
  private final ModelSafety safety = new ModelSafety();

  ModelGuard(ApplicationContext program) {
    this.program = program;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new SpringExpressionManager(program, new ModelBeans(program)));
    List<Deployer> first = new ArrayList<>(List.of(this::check));
    if (configuration.getCustomPreDeployers() != null) {
      first.addAll(configuration.getCustomPreDeployers());
    }
    configuration.setCustomPreDeployers(first);
  }

  /** What is in the database already was looked at when it came. */
  private void check(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    if (deployment.getTenantId() != null) {
      throw Refusal.invalid("tenant-id", "TENANT");
    }
    List<Fault> faults =
        deployment.getResources().values().stream()
            .flatMap(resource -> check(resource.getName(), resource.getBytes()))
            .map(finding -> new Fault(finding.file(), "MODEL", finding.toString()))
            .toList();
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
  }

  private Stream<Finding> check(String file, byte[] content) {
    return safety.check(file, content).stream();
  }
}
