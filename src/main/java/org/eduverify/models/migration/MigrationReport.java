package org.eduverify.models.migration;

import java.util.List;

/**
 * What a migration of running instances did, or what it would do.
 *
 * @param dryRun whether nothing was changed
 * @param id the newest deployed version of the process, where the instances go; {@code version} counts deployments
 * @param formerVersions the older versions that instances run on, oldest first
 */
public record MigrationReport(boolean dryRun, String id, int version, String tag, List<FormerVersion> formerVersions) {

    /** How two versions relate by their semantic version tags; {@code NONE} if the tags do not tell. */
    public enum Kind {
        PATCH,
        MINOR,
        MAJOR,
        NONE
    }

    /**
     * An older version with running instances.
     *
     * @param instances how many run on it
     * @param migrated how many of them would be migrated, or were
     * @param outcome what that means
     * @param instructionFile the file with instructions that was asked for; null for a patch or a major version
     */
    public record FormerVersion(
            String id,
            int version,
            String tag,
            Kind kind,
            long instances,
            long migrated,
            Sentence outcome,
            String instructionFile,
            List<WaitingPoint> waitingPoints) {}

    /**
     * An element of the older version where instances wait. An instance that waits at two, say for a person and for its
     * mail to be sent, counts at both.
     *
     * @param label what the element is called there
     * @param targetActivityId where they go; null if nothing corresponds to it
     * @param migrated instances that would be migrated, or were
     * @param staying those that cannot, by reason
     */
    public record WaitingPoint(
            String activityId,
            String label,
            String targetActivityId,
            String targetLabel,
            long migrated,
            List<Staying> staying) {}

    /** Instances that stay on their version, and why. */
    public record Staying(long instances, Sentence reason) {}
}
