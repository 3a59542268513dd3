package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.models.migration.InstanceMigration;
import org.eduverify.models.migration.MigrationReport;
import org.eduverify.models.migration.MigrationReport.FormerVersion;
import org.eduverify.models.migration.MigrationReport.WaitingPoint;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Migrates running instances to the newest version of the process, or reports what would happen; for analysts. */
@RestController
class ModelMigrationsController {

    private final InstanceMigration migration;
    private final CurrentActor currentActor;

    ModelMigrationsController(InstanceMigration migration, CurrentActor currentActor) {
        this.migration = migration;
        this.currentActor = currentActor;
    }

    /** A version of the process: the engine's id, the number of its deployment, and its version tag. */
    record VersionBody(String id, int version, String tag) {}

    record MigrationBody(boolean dryRun, VersionBody target, List<FormerVersionBody> formerVersions) {

        static MigrationBody of(MigrationReport report, Locale locale) {
            return new MigrationBody(
                    report.dryRun(),
                    new VersionBody(report.id(), report.version(), report.tag()),
                    report.formerVersions().stream()
                            .map(version -> FormerVersionBody.of(version, locale))
                            .toList());
        }
    }

    /**
     * @param kind patch, minor, major or none
     * @param staying number of instances that keep their version
     */
    record FormerVersionBody(
            String id,
            int version,
            String tag,
            String kind,
            String outcome,
            String instructionFile,
            long instances,
            long migrated,
            long staying,
            List<WaitingPointBody> waitingPoints) {

        static FormerVersionBody of(FormerVersion former, Locale locale) {
            return new FormerVersionBody(
                    former.id(),
                    former.version(),
                    former.tag(),
                    former.kind().name().toLowerCase(Locale.ROOT),
                    former.outcome().in(locale),
                    former.instructionFile(),
                    former.instances(),
                    former.migrated(),
                    former.instances() - former.migrated(),
                    former.waitingPoints().stream()
                            .map(point -> WaitingPointBody.of(point, locale))
                            .toList());
        }
    }

    record WaitingPointBody(
            String activityId,
            String label,
            String targetActivityId,
            String targetLabel,
            long migrated,
            List<StayingBody> staying) {

        static WaitingPointBody of(WaitingPoint point, Locale locale) {
            return new WaitingPointBody(
                    point.activityId(),
                    point.label(),
                    point.targetActivityId(),
                    point.targetLabel(),
                    point.migrated(),
                    point.staying().stream()
                            .map(staying -> new StayingBody(
                                    staying.instances(), staying.reason().in(locale)))
                            .toList());
        }
    }

    record StayingBody(long instances, String reason) {}

    @PostMapping("/v1/models/migrations")
    MigrationBody migrate(@RequestParam(defaultValue = "true") boolean dryRun, HttpServletRequest request) {
        currentActor.require(Role.BUSINESS_ANALYST);
        return MigrationBody.of(migration.run(dryRun), RequestLocale.of(request));
    }
}
