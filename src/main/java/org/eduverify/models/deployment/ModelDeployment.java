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
import org.eduverify.process.engine.Refusals;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that travel in the jar, or those of a folder where one is named, under names that are the same
 * wherever the program lies: the engine
 * compares names to see whether anything changed, and its own deployment would use the file's full path. Forms must be
 * deployed together with the process that names them.
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
     * Deploys the models unless the newest deployment holds exactly them.
     *
     * @throws InvalidModelsException if the check of models finds something wrong; nothing is deployed then
     */
    public void deploy() throws IOException {
        String source = folder.isPresent() ? FROM_FOLDER : FROM_JAR;
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(source).enableDuplicateFiltering(false);
        List<Model> models = models();
        if (models.isEmpty()) {
            throw new InvalidModelsException(where(), List.of("There are no models in its folders bpmn and forms."));
        }
        for (Model model : models) {
            try (InputStream content = model.resource().getInputStream()) {
                deployment.addInputStream(model.name(), content);
            }
        }
        try {
            Refusals.unwrapped(deployment::deploy);
        } catch (Refusal refused) {
            throw new InvalidModelsException(
                    where(),
                    refused.faults().stream().map(Refusal.Fault::message).toList());
        }
    }

    private String where() {
        return folder.map(Path::toString).orElse("the program's own jar");
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
