package org.eduverify.models.migration;

import java.util.List;

/**
 * The result of a migration of running instances, or the expected result of a dry run.
 *
 * @param dryRun true if nothing was changed
 * @param id id of the newest deployed version of the process, the target of the migration
 * @param version number of the deployment, from 1
 * @param formerVersions the older versions that instances run on, oldest first
 */
public record MigrationReport(boolean dryRun, String id, int version, String tag, List<FormerVersion> formerVersions) {

    /** The difference between two version tags; {@code NONE} if a tag is missing or unreadable, or both are equal. */
    public enum Kind {
        PATCH,
        MINOR,
        MAJOR,
        NONE
    }

    /**
     * An older version with running instances.
     *
     * @param instances number of its running instances
     * @param migrated number of instances that were migrated, or would be
     * @param outcome the result in one sentence
     * @param instructionFile the required instruction file; null for a patch or a major version
     */
    public record FormerVersion(
            String id,
            int version,
            String tag,
            Kind kind,
            long instances,
            long migrated,
            MigrationMessage outcome,
            String instructionFile,
            List<WaitingPoint> waitingPoints) {}

    /**
     * An element of the older version where instances wait. An instance that waits at two elements, for example for a user
     * and for a mail to be sent, counts at both.
     *
     * @param label name of the element in the older version
     * @param targetActivityId element of the newest version; null if the element has no counterpart
     * @param migrated number of instances that were migrated, or would be
     * @param staying instances that are not migrated, by reason
     */
    public record WaitingPoint(
            String activityId,
            String label,
            String targetActivityId,
            String targetLabel,
            long migrated,
            List<Staying> staying) {}

    /** Number of instances that stay on their version for the same reason. */
    public record Staying(long instances, MigrationMessage reason) {}
}
