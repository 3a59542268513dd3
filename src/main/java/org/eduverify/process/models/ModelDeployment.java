package org.eduverify.process.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that travel in the jar, under names that are the same wherever the program lies: the engine
 * compares names to see whether anything changed, and its own deployment would use the file's full path. Forms must be
 * deployed together with the process that names them.
 */
@Component
public class ModelDeployment {

  private static final String NAME = "education-customer-verification";
  private static final List<String> FOLDERS = List.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form");

  private final RepositoryService repository;

  ModelDeployment(RepositoryService repository) {
    this.repository = repository;
  }

  /** Deploys the models unless the newest deployment holds exactly them. */
  public void deploy() throws IOException {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).source("jar").enableDuplicateFiltering(false);
    for (Model model : models()) {
      try (InputStream content = model.resource().getInputStream()) {
        deployment.addInputStream(model.name(), content);
      }
    }
    deployment.deploy();
  }

  private record Model(String name, Resource resource) {}

  private static List<Model> models() {
    return FOLDERS.stream()
        .flatMap(pattern -> find(pattern).map(file -> new Model(folder(pattern) + file.getFilename(), file)))
        .sorted(Comparator.comparing(Model::name))
        .toList();
  }

  private static String folder(String pattern) {
    return pattern.substring(0, pattern.indexOf('/') + 1);
  }

  private static Stream<Resource> find(String pattern) {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
