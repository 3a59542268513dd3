package org.eduverify.models.migration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.eduverify.models.VersionTag;
import org.eduverify.models.deployment.DeployedModels;
import org.eduverify.models.migration.MigrationReport.Kind;
import org.eduverify.platform.EduverifyProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Prepares the migration between two versions of the process. The version tags determine whether instances are migrated
 * and whether an instruction file is required; {@link ActivityMapping} maps the elements.
 */
@Component
class MigrationPlans {

    private static final String FOLDER = "bpmn/migrations/";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DeployedModels deployed;
    private final Optional<Path> modelsFolder;

    MigrationPlans(
            RepositoryService repository,
            RuntimeService runtime,
            DeployedModels deployed,
            EduverifyProperties properties) {
        this.repository = repository;
        this.runtime = runtime;
        this.deployed = deployed;
        this.modelsFolder = properties.modelsFolder();
    }

    MigrationPreparation prepare(ProcessDefinition from, ProcessDefinition to) {
        ProcessVersion source = version(from);
        ProcessVersion target = version(to);
        Optional<VersionTag> former = VersionTag.of(from.getVersionTag());
        Optional<VersionTag> recent = VersionTag.of(to.getVersionTag());
        if (former.isEmpty() || recent.isEmpty()) {
            MigrationMessage obstacle = invalidTag(former.isEmpty() ? from : to);
            return MigrationPreparation.impossible(Kind.NONE, source, target, null, obstacle);
        }
        if (former.equals(recent) && !deployed.haveSameContent(from, to)) {
            MigrationMessage obstacle = MigrationMessage.of("tag.same", to.getVersionTag());
            return MigrationPreparation.impossible(Kind.NONE, source, target, null, obstacle);
        }
        if (former.get().major() != recent.get().major()) {
            return MigrationPreparation.impossible(Kind.MAJOR, source, target, null, MigrationMessage.of("major"));
        }
        if (former.get().line().equals(recent.get().line())) {
            return new ActivityMapping(runtime, Kind.PATCH, source, target, null, MigrationInstructions.NONE).prepare();
        }
        String file = FOLDER
                + "%s-to-%s.json".formatted(former.get().line(), recent.get().line());
        Resource resource = resource(file);
        if (!resource.exists()) {
            MigrationMessage obstacle = MigrationMessage.of("file.missing", file);
            return MigrationPreparation.impossible(Kind.MINOR, source, target, file, obstacle);
        }
        return MigrationInstructions.read(resource)
                .map(instructions ->
                        new ActivityMapping(runtime, Kind.MINOR, source, target, file, instructions).prepare())
                .orElseGet(() -> MigrationPreparation.impossible(
                        Kind.MINOR, source, target, file, MigrationMessage.of("file.unreadable", file)));
    }

    private ProcessVersion version(ProcessDefinition definition) {
        return new ProcessVersion(definition, repository.getBpmnModelInstance(definition.getId()));
    }

    private static MigrationMessage invalidTag(ProcessDefinition version) {
        return version.getVersionTag() == null
                ? MigrationMessage.of("tag.missing", version.getVersion())
                : MigrationMessage.of("tag.unreadable", version.getVersion(), version.getVersionTag());
    }

    /** A file in the configured folder takes precedence over the one in the jar. */
    private Resource resource(String file) {
        return modelsFolder
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .orElseGet(() -> new ClassPathResource(file));
    }
}
