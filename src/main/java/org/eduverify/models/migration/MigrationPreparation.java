package org.eduverify.models.migration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.eduverify.models.migration.MigrationInstructions.DueDate;
import org.eduverify.models.migration.MigrationReport.Kind;

/**
 * How the instances of one version are migrated to another.
 *
 * @param instructionFile null unless the minor versions differ
 * @param obstacle why no instance can be migrated; null if there is a plan
 * @param plan null if there is an obstacle
 * @param targets ids of the target elements, by id of the source element
 * @param keptTimers ids of timers whose due dates are copied, because the engine would restart them
 * @param scopeObstacles why instances inside a subprocess cannot be migrated, by id of the subprocess
 */
record MigrationPreparation(
        Kind kind,
        ProcessVersion source,
        ProcessVersion target,
        String instructionFile,
        MigrationMessage obstacle,
        MigrationPlan plan,
        Map<String, String> targets,
        Set<String> keptTimers,
        List<DueDate> dueDates,
        Map<String, MigrationMessage> scopeObstacles) {

    static MigrationPreparation impossible(
            Kind kind,
            ProcessVersion source,
            ProcessVersion target,
            String instructionFile,
            MigrationMessage obstacle) {
        return new MigrationPreparation(
                kind, source, target, instructionFile, obstacle, null, Map.of(), Set.of(), List.of(), Map.of());
    }
}
