package org.eduverify.models.migration;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.eduverify.models.migration.MigrationReport.FormerVersion;
import org.eduverify.models.migration.MigrationReport.Staying;
import org.eduverify.models.migration.MigrationReport.WaitingPoint;

/** Counts migrated and staying instances of one version by waiting point. */
final class MigrationTally {

    private final MigrationPreparation preparation;
    private final Map<String, Long> migratedByPoint = new TreeMap<>();
    private final Map<String, Map<MigrationMessage, Long>> stayingByPoint = new TreeMap<>();
    private long instances;
    private long migrated;

    MigrationTally(MigrationPreparation preparation) {
        this.preparation = preparation;
    }

    long instances() {
        return instances;
    }

    long migrated() {
        return migrated;
    }

    /** @param obstacle why the instance stays; null if it was migrated */
    void count(InstancePosition position, MigrationMessage obstacle) {
        if (obstacle != null) {
            countStaying(position, obstacle);
            return;
        }
        instances++;
        migrated++;
        position.waitingPoints().forEach(point -> migratedByPoint.merge(point, 1L, Long::sum));
    }

    void countStaying(InstancePosition position, MigrationMessage reason) {
        countStaying(position, Map.of("", reason));
    }

    /** @param reasons by element; an instance is migrated as a whole, so any reason applies to all its waiting points */
    void countStaying(InstancePosition position, Map<String, MigrationMessage> reasons) {
        if (position.waitingPoints().isEmpty()) {
            return; // the instance has ended in the meantime
        }
        instances++;
        MigrationMessage first = reasons.values().iterator().next();
        position.waitingPoints().forEach(point -> stayingByPoint
                .computeIfAbsent(point, key -> new HashMap<>())
                .merge(reasons.getOrDefault(point, first), 1L, Long::sum));
    }

    FormerVersion report(boolean dryRun) {
        ProcessDefinition version = preparation.source().definition();
        return new FormerVersion(
                version.getId(),
                version.getVersion(),
                version.getVersionTag(),
                preparation.kind(),
                instances,
                migrated,
                outcome(dryRun),
                preparation.instructionFile(),
                Stream.concat(migratedByPoint.keySet().stream(), stayingByPoint.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(this::waitingPoint)
                        .toList());
    }

    private MigrationMessage outcome(boolean dryRun) {
        return preparation.obstacle() != null
                ? preparation.obstacle()
                : MigrationMessage.of(
                        dryRun ? "outcome.would" : "outcome.done",
                        migrated,
                        instances,
                        preparation.target().versionTag());
    }

    private WaitingPoint waitingPoint(String point) {
        String target = preparation.targets().get(point);
        return new WaitingPoint(
                point,
                preparation.source().name(point),
                target,
                target == null ? null : preparation.target().name(target),
                migratedByPoint.getOrDefault(point, 0L),
                stayingByPoint.getOrDefault(point, Map.of()).entrySet().stream()
                        .map(entry -> new Staying(entry.getValue(), entry.getKey()))
                        .sorted(Comparator.comparing(Staying::instances).reversed())
                        .toList());
    }
}
