package org.eduverify.models.migration;

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
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.eduverify.models.migration.MigrationInstructions.Instruction;
import org.eduverify.models.migration.MigrationReport.Kind;

/** Maps the elements of one version of the process to those of another: by equal ids, and by an instruction file. */
class ActivityMapping {

    private final RuntimeService runtime;
    private final Kind kind;
    private final ProcessVersion source;
    private final ProcessVersion target;
    private final String file;
    private final MigrationInstructions written;

    /**
     * @param file the instruction file; null for a patch
     * @param written the content of the instruction file
     */
    ActivityMapping(
            RuntimeService runtime,
            Kind kind,
            ProcessVersion source,
            ProcessVersion target,
            String file,
            MigrationInstructions written) {
        this.runtime = runtime;
        this.kind = kind;
        this.source = source;
        this.target = target;
        this.file = file;
        this.written = written;
    }

    MigrationPreparation prepare() {
        Optional<MigrationMessage> unknown = unknownElement();
        if (unknown.isPresent()) {
            return impossible(unknown.get());
        }
        Map<String, Instruction> instructions = new LinkedHashMap<>();
        equalActivities().forEach(instruction -> instructions.put(instruction.from(), instruction));
        written.instructions().forEach(instruction -> instructions.put(instruction.from(), instruction));
        addSavePointsAndMovedScopes(instructions);
        while (true) {
            try {
                return preparation(build(instructions));
            } catch (MigrationPlanValidationException invalid) {
                List<String> refused = refusedActivities(invalid);
                Optional<Instruction> refusedInstruction = written.instructions().stream()
                        .filter(instruction -> refused.contains(instruction.from()))
                        .findFirst();
                if (refusedInstruction.isPresent()) {
                    return impossible(MigrationMessage.of(
                            "file.refused",
                            file,
                            source.label(refusedInstruction.get().from()),
                            target.label(refusedInstruction.get().to())));
                }
                // equal ids that cannot be mapped: only the instances that wait there cannot be migrated
                if (!instructions.keySet().removeAll(refused)) {
                    return impossible(MigrationMessage.of("failed"));
                }
            }
        }
    }

    private MigrationPreparation impossible(MigrationMessage obstacle) {
        return MigrationPreparation.impossible(kind, source, target, file, obstacle);
    }

    private static List<String> refusedActivities(MigrationPlanValidationException invalid) {
        return invalid.getValidationReport().getInstructionReports().stream()
                .filter(MigrationInstructionValidationReport::hasFailures)
                .map(report -> report.getMigrationInstruction().getSourceActivityId())
                .toList();
    }

    private MigrationPreparation preparation(MigrationPlan plan) {
        Map<String, String> targets = plan.getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
        return new MigrationPreparation(
                kind,
                source,
                target,
                file,
                null,
                plan,
                targets,
                keptTimers(targets),
                written.dueDates(),
                missingInputs(targets));
    }

    private Optional<MigrationMessage> unknownElement() {
        Stream<Optional<MigrationMessage>> ids = written.instructions().stream()
                .flatMap(instruction -> Stream.of(
                        unknownElement(source, instruction.from()), unknownElement(target, instruction.to())));
        Stream<Optional<MigrationMessage>> timers = written.dueDates().stream()
                .filter(dueDate -> !target.hasBoundaryTimer(dueDate.timer()))
                .map(dueDate ->
                        Optional.of(MigrationMessage.of("file.noTimer", file, dueDate.timer(), target.versionTag())));
        return Stream.concat(ids, timers).flatMap(Optional::stream).findFirst();
    }

    private Optional<MigrationMessage> unknownElement(ProcessVersion version, String id) {
        return version.node(id).isPresent()
                ? Optional.empty()
                : Optional.of(MigrationMessage.of("file.unknownElement", file, id, version.versionTag()));
    }

    /** The engine's own mapping. Running timers are kept; a subscription follows its message if the message is renamed. */
    private List<Instruction> equalActivities() {
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
                                || !source.message(step.getSourceActivityId())
                                        .equals(target.message(step.getTargetActivityId()))))
                .toList();
    }

    /**
     * Adds elements that the engine does not map itself although their ids are equal and their scopes correspond: steps
     * with a save point, where jobs wait, and the content of a subprocess that the file maps.
     */
    private void addSavePointsAndMovedScopes(Map<String, Instruction> instructions) {
        for (FlowNode node : source.model().getModelElementsByType(FlowNode.class)) {
            Optional<FlowNode> counterpart = target.node(node.getId());
            if (counterpart.isEmpty() || instructions.containsKey(node.getId())) {
                continue;
            }
            String scope = scope(node);
            Instruction ofScope = instructions.get(scope);
            boolean sameScope = Objects.equals(ofScope == null ? scope : ofScope.to(), scope(counterpart.get()));
            boolean jobsWait = node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
            boolean insideMapped = ofScope != null && !ofScope.from().equals(ofScope.to());
            if (sameScope && (jobsWait || insideMapped)) {
                instructions.put(node.getId(), new Instruction(node.getId(), node.getId(), false));
            }
        }
    }

    /** Id of the surrounding subprocess; null for the process itself. */
    private static String scope(FlowNode node) {
        return node.getParentElement() instanceof SubProcess subProcess ? subProcess.getId() : null;
    }

    private MigrationPlan build(Map<String, Instruction> instructions) {
        MigrationPlanBuilder plan = runtime.createMigrationPlan(
                source.definition().getId(), target.definition().getId());
        for (Instruction instruction : instructions.values()) {
            MigrationInstructionBuilder step = plan.mapActivities(instruction.from(), instruction.to());
            plan = instruction.updateEventTrigger() ? step.updateEventTrigger() : step;
        }
        return plan.build();
    }

    private Set<String> keptTimers(Map<String, String> targets) {
        return source.model().getModelElementsByType(CatchEvent.class).stream()
                .filter(ProcessVersion::isTimer)
                .map(CatchEvent::getId)
                .filter(id -> !targets.containsKey(id))
                .filter(target::hasTimer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Input parameters are read when a subprocess starts, so instances that are already inside would lack new ones. */
    private Map<String, MigrationMessage> missingInputs(Map<String, String> targets) {
        Map<String, MigrationMessage> missing = new HashMap<>();
        targets.forEach((from, to) -> {
            Set<String> inputs = new TreeSet<>(target.inputs(to));
            inputs.removeAll(source.inputs(from));
            written.dueDates().stream()
                    .filter(dueDate -> target.attachedTo(dueDate.timer()).equals(to))
                    .forEach(dueDate -> inputs.remove(dueDate.variable()));
            if (!inputs.isEmpty()) {
                missing.put(from, MigrationMessage.of("input.missing", target.label(to), String.join(", ", inputs)));
            }
        });
        return missing;
    }
}
