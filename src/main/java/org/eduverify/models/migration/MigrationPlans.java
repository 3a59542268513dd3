package org.eduverify.models.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.eduverify.models.deployment.FormerVersions;
import org.eduverify.models.migration.MigrationInstructions.DueDate;
import org.eduverify.models.migration.MigrationInstructions.Instruction;
import org.eduverify.models.migration.MigrationReport.Kind;
import org.eduverify.platform.EduverifyProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Works out how the instances of one version of the process become instances of another, or why they cannot. */
@Component
class MigrationPlans {

    private static final String FOLDER = "bpmn/migrations/";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Optional<Path> modelsFolder;

    MigrationPlans(RepositoryService repository, RuntimeService runtime, EduverifyProperties properties) {
        this.repository = repository;
        this.runtime = runtime;
        this.modelsFolder = properties.modelsFolder();
    }

    /** A version of the process with its model. */
    record Version(ProcessDefinition definition, BpmnModelInstance model) {

        /** What a person calls the element; its id if it has no name. */
        String label(String id) {
            return node(id).map(FlowNode::getName)
                    .filter(name -> !name.isBlank())
                    .map(name -> name.replaceAll("\\s+", " "))
                    .orElse(id);
        }

        String named(String id) {
            String label = label(id);
            return label.equals(id) ? id : "%s (%s)".formatted(label, id);
        }

        Optional<FlowNode> node(String id) {
            return model.getModelElementById(id) instanceof FlowNode node ? Optional.of(node) : Optional.empty();
        }
    }

    /**
     * How one version becomes another.
     *
     * @param instructionFile null unless the versions are of different minor versions
     * @param obstacle why no instance can be migrated; null if {@code plan} is there
     * @param targets where the elements go
     * @param keptTimers timers that the engine would begin anew, because they watch something else than before
     * @param scopeObstacles why instances inside a subprocess of the old version cannot be migrated
     */
    record Preparation(
            Kind kind,
            Version source,
            Version target,
            String instructionFile,
            Sentence obstacle,
            MigrationPlan plan,
            Map<String, String> targets,
            Set<String> keptTimers,
            List<DueDate> dueDates,
            Map<String, Sentence> scopeObstacles) {}

    Preparation prepare(ProcessDefinition from, ProcessDefinition to) {
        Version source = new Version(from, repository.getBpmnModelInstance(from.getId()));
        Version target = new Version(to, repository.getBpmnModelInstance(to.getId()));
        Optional<VersionTag> old = VersionTag.of(from.getVersionTag());
        Optional<VersionTag> recent = VersionTag.of(to.getVersionTag());
        if (old.isEmpty() || recent.isEmpty()) {
            ProcessDefinition untagged = old.isEmpty() ? from : to;
            return impossible(
                    Kind.NONE,
                    source,
                    target,
                    null,
                    untagged.getVersionTag() == null
                            ? Sentence.of("tag.missing", untagged.getVersion())
                            : Sentence.of("tag.unreadable", untagged.getVersion(), untagged.getVersionTag()));
        }
        if (old.equals(recent) && !FormerVersions.sayTheSame(content(from), content(to), from.getKey())) {
            return impossible(Kind.NONE, source, target, null, Sentence.of("tag.same", to.getVersionTag()));
        }
        if (old.get().major() != recent.get().major()) {
            return impossible(Kind.MAJOR, source, target, null, Sentence.of("major"));
        }
        if (old.get().line().equals(recent.get().line())) {
            return plan(Kind.PATCH, source, target, null, MigrationInstructions.NONE);
        }
        String file = FOLDER
                + "%s-to-%s.json".formatted(old.get().line(), recent.get().line());
        Optional<Resource> found = find(file);
        if (found.isEmpty()) {
            return impossible(Kind.MINOR, source, target, file, Sentence.of("file.missing", file));
        }
        return MigrationInstructions.read(found.get())
                .map(instructions -> plan(Kind.MINOR, source, target, file, instructions))
                .orElseGet(() -> impossible(Kind.MINOR, source, target, file, Sentence.of("file.unreadable", file)));
    }

    private static Preparation impossible(Kind kind, Version source, Version target, String file, Sentence obstacle) {
        return new Preparation(kind, source, target, file, obstacle, null, Map.of(), Set.of(), List.of(), Map.of());
    }

    /** Beside the models, wherever they come from; what came with the jar still holds for former versions. */
    private Optional<Resource> find(String file) {
        return modelsFolder
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .or(() -> Optional.of(new ClassPathResource(file)))
                .filter(Resource::exists);
    }

    private byte[] content(ProcessDefinition version) {
        try (InputStream model = repository.getProcessModel(version.getId())) {
            return model.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Preparation plan(Kind kind, Version source, Version target, String file, MigrationInstructions written) {
        Optional<Sentence> unknown = unknown(source, target, file, written);
        if (unknown.isPresent()) {
            return impossible(kind, source, target, file, unknown.get());
        }
        Map<String, Instruction> instructions = new LinkedHashMap<>();
        equal(source, target).forEach(instruction -> instructions.put(instruction.from(), instruction));
        written.instructions().forEach(instruction -> instructions.put(instruction.from(), instruction));
        addWhatTheEngineLeavesOut(source, target, instructions);
        while (true) {
            try {
                MigrationPlan plan = build(source, target, instructions);
                Map<String, String> targets = plan.getInstructions().stream()
                        .collect(Collectors.toMap(
                                step -> step.getSourceActivityId(), step -> step.getTargetActivityId()));
                return new Preparation(
                        kind,
                        source,
                        target,
                        file,
                        null,
                        plan,
                        targets,
                        keptTimers(source, target, targets),
                        written.dueDates(),
                        missingInputs(source, target, targets, written.dueDates()));
            } catch (MigrationPlanValidationException invalid) {
                List<String> refused = invalid.getValidationReport().getInstructionReports().stream()
                        .filter(MigrationInstructionValidationReport::hasFailures)
                        .map(report -> report.getMigrationInstruction().getSourceActivityId())
                        .toList();
                Optional<Instruction> writtenAndRefused = written.instructions().stream()
                        .filter(instruction -> refused.contains(instruction.from()))
                        .findFirst();
                if (writtenAndRefused.isPresent()) {
                    Instruction instruction = writtenAndRefused.get();
                    return impossible(
                            kind,
                            source,
                            target,
                            file,
                            Sentence.of(
                                    "file.refused",
                                    file,
                                    source.named(instruction.from()),
                                    target.named(instruction.to())));
                }
                // Equal ids only that cannot be mapped: whoever waits there stays, the others need not.
                if (!instructions.keySet().removeAll(refused)) {
                    return impossible(kind, source, target, file, Sentence.of("failed"));
                }
            }
        }
    }

    private static Optional<Sentence> unknown(
            Version source, Version target, String file, MigrationInstructions written) {
        Stream<Optional<Sentence>> ids = written.instructions().stream()
                .flatMap(instruction ->
                        Stream.of(unknown(source, file, instruction.from()), unknown(target, file, instruction.to())));
        Stream<Optional<Sentence>> timers = written.dueDates().stream()
                .filter(dueDate -> !isBoundaryTimer(target, dueDate.timer()))
                .map(dueDate -> Optional.of(Sentence.of(
                        "file.noTimer",
                        file,
                        dueDate.timer(),
                        target.definition().getVersionTag())));
        return Stream.concat(ids, timers).flatMap(Optional::stream).findFirst();
    }

    private static boolean isBoundaryTimer(Version version, String id) {
        return version.node(id).orElse(null) instanceof BoundaryEvent event && isTimer(event);
    }

    private static Optional<Sentence> unknown(Version version, String file, String id) {
        return version.node(id).isPresent()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "file.unknownElement", file, id, version.definition().getVersionTag()));
    }

    /** What the engine maps by itself; running timers go on, and a message is waited for under its new name only. */
    private List<Instruction> equal(Version source, Version target) {
        return runtime
                .createMigrationPlan(
                        source.definition().getId(), target.definition().getId())
                .mapEqualActivities()
                .build()
                .getInstructions()
                .stream()
                .map(step -> new Instruction(
                        step.getSourceActivityId(),
                        step.getTargetActivityId(),
                        step.isUpdateEventTrigger()
                                || !message(source, step.getSourceActivityId())
                                        .equals(message(target, step.getTargetActivityId()))))
                .toList();
    }

    private static Optional<String> message(Version version, String id) {
        return version.node(id).filter(CatchEvent.class::isInstance).flatMap(event -> ((CatchEvent) event)
                .getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition).getMessage())
                        .filter(Objects::nonNull)
                        .map(Message::getName)
                        .findFirst());
    }

    /**
     * Steps behind a save point, where jobs wait, and the insides of a subprocess that the file maps: their ids are equal
     * and they lie in what corresponds to each other.
     */
    private static void addWhatTheEngineLeavesOut(
            Version source, Version target, Map<String, Instruction> instructions) {
        for (FlowNode node : source.model().getModelElementsByType(FlowNode.class)) {
            Optional<FlowNode> counterpart = target.node(node.getId());
            if (counterpart.isEmpty() || instructions.containsKey(node.getId())) {
                continue;
            }
            String scope = scope(node);
            Instruction ofScope = instructions.get(scope);
            boolean sameScope = Objects.equals(ofScope == null ? scope : ofScope.to(), scope(counterpart.get()));
            boolean jobsWait = node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
            boolean insideOfMapped = ofScope != null && !ofScope.from().equals(ofScope.to());
            if (sameScope && (jobsWait || insideOfMapped)) {
                instructions.put(node.getId(), new Instruction(node.getId(), node.getId(), false));
            }
        }
    }

    /** Id of the subprocess around, or nothing for the process itself. */
    private static String scope(FlowNode node) {
        return node.getParentElement() instanceof SubProcess around ? around.getId() : null;
    }

    private MigrationPlan build(Version source, Version target, Map<String, Instruction> instructions) {
        MigrationPlanBuilder plan = runtime.createMigrationPlan(
                source.definition().getId(), target.definition().getId());
        for (Instruction instruction : instructions.values()) {
            MigrationInstructionBuilder step = plan.mapActivities(instruction.from(), instruction.to());
            plan = instruction.updateEventTrigger() ? step.updateEventTrigger() : step;
        }
        return plan.build();
    }

    private static Set<String> keptTimers(Version source, Version target, Map<String, String> targets) {
        return source.model().getModelElementsByType(CatchEvent.class).stream()
                .filter(MigrationPlans::isTimer)
                .map(CatchEvent::getId)
                .filter(id -> !targets.containsKey(id))
                .filter(id -> target.node(id).orElse(null) instanceof CatchEvent event && isTimer(event))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTimer(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    /** What a subprocess reads when it begins is not read again for instances that are inside already. */
    private static Map<String, Sentence> missingInputs(
            Version source, Version target, Map<String, String> targets, List<DueDate> dueDates) {
        Map<String, Sentence> missing = new HashMap<>();
        targets.forEach((from, to) -> {
            Set<String> inputs = new TreeSet<>(inputs(target, to));
            inputs.removeAll(inputs(source, from));
            dueDates.stream()
                    .filter(dueDate -> watched(target, dueDate.timer()).equals(to))
                    .forEach(dueDate -> inputs.remove(dueDate.variable()));
            if (!inputs.isEmpty()) {
                missing.put(from, Sentence.of("input.missing", target.named(to), String.join(", ", inputs)));
            }
        });
        return missing;
    }

    private static String watched(Version version, String boundaryTimer) {
        return ((BoundaryEvent) version.node(boundaryTimer).orElseThrow())
                .getAttachedTo()
                .getId();
    }

    private static Set<String> inputs(Version version, String id) {
        return version.node(id).filter(SubProcess.class::isInstance).map(FlowNode::getExtensionElements).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .collect(Collectors.toSet());
    }
}
