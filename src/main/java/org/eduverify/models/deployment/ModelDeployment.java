package org.eduverify.models.deployment;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.eduverify.platform.EduverifyProperties;
import org.eduverify.platform.Refusal;
import org.eduverify.process.engine.EngineRefusals;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models in the jar or in the configured folder. Resource names are independent of the folder, because the
 * engine compares them to detect changes, and its own deployment would use absolute paths. Forms are deployed together
 * with the process that refers to them.
 */
@Component
public class ModelDeployment {

    private static final String NAME = "education-customer-verification";
    private static final List<String> FOLDERS = List.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form");

    static final String FROM_JAR = "jar";
    private static final String FROM_FOLDER = "folder";

    private final RepositoryService repository;
    private final Optional<Path> folder;

    ModelDeployment(RepositoryService repository, EduverifyProperties properties) {
        this.repository = repository;
        this.folder = properties.modelsFolder();
    }

    /**
     * Deploys the models, unless the newest deployment contains exactly these models.
     *
     * @throws InvalidModelsException if the check of the models has findings; nothing is deployed in this case
     */
    public void deploy() throws IOException {
        String source = folder.isPresent() ? FROM_FOLDER : FROM_JAR;
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(source).enableDuplicateFiltering(false);
        List<Model> models = models();
        if (models.isEmpty()) {
            throw new InvalidModelsException(where(), List.of("The folders bpmn and forms contain no models."));
        }
        for (Model model : models) {
            try (InputStream content = model.resource().getInputStream()) {
                deployment.addInputStream(model.name(), content);
            }
        }
        try {
            EngineRefusals.unwrapped(deployment::deploy);
        } catch (Refusal refused) {
            throw new InvalidModelsException(
                    where(),
                    refused.faults().stream().map(Refusal.Fault::message).toList());
        }
    }

    private String where() {
        return folder.map(Path::toString).orElse("the program's jar");
    }

    private record Model(String name, Resource resource) {}

    private List<Model> models() {
        return FOLDERS.stream()
                .flatMap(pattern -> find(pattern).map(file -> new Model(folder(pattern) + file.getFilename(), file)))
                .sorted(Comparator.comparing(Model::name))
                .toList();
    }

    private static String folder(String pattern) {
        return pattern.substring(0, pattern.indexOf('/') + 1);
    }

    private Stream<Resource> find(String pattern) {
        try {
            String place = folder.map(path -> path.toUri().toString()).orElse("classpath:");
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(place + pattern));
        } catch (FileNotFoundException noSuchFolder) {
            return Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
