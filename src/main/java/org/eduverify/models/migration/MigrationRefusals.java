package org.eduverify.models.migration;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates the engine's refusals to migrate an instance into messages for analysts. */
final class MigrationRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRefusals.class);

    private MigrationRefusals() {}

    /** The reasons by id of the element; the key is empty if a reason concerns the whole instance. */
    static Map<String, MigrationMessage> reasons(RuntimeException failure, MigrationPreparation preparation) {
        for (Throwable cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof MigratingProcessInstanceValidationException invalid) {
                return reasons(invalid.getValidationReport(), preparation);
            }
            if (cause instanceof OptimisticLockingException) {
                return Map.of("", MigrationMessage.of("changedMeanwhile"));
            }
        }
        LOG.warn("An instance could not be migrated", failure);
        return Map.of("", MigrationMessage.of("failed"));
    }

    private static Map<String, MigrationMessage> reasons(
            MigratingProcessInstanceValidationReport report, MigrationPreparation preparation) {
        LOG.debug("The engine refuses a migration: {}", report);
        Map<String, MigrationMessage> reasons = new TreeMap<>();
        for (MigratingActivityInstanceValidationReport activity : report.getActivityInstanceReports()) {
            String element = activity.getSourceScopeId();
            reasons.put(element, reason(element, activity.getFailures(), preparation));
        }
        for (MigratingTransitionInstanceValidationReport transition : report.getTransitionInstanceReports()) {
            String element = transition.getSourceScopeId();
            reasons.put(element, reason(element, transition.getFailures(), preparation));
        }
        if (reasons.isEmpty()) {
            reasons.put("", MigrationMessage.of("failed"));
        }
        return reasons;
    }

    private static MigrationMessage reason(String element, List<String> failures, MigrationPreparation preparation) {
        String label = preparation.source().label(element);
        String all = String.join(" ", failures);
        if (all.contains("no migration instruction")) {
            return MigrationMessage.of(
                    "element.missing", label, preparation.target().versionTag());
        }
        if (all.contains("not asyncBefore") || all.contains("not asyncAfter")) {
            return MigrationMessage.of("element.noSavePoint", label);
        }
        if (all.contains("not an ancestor") || all.contains("ancestor activity instance")) {
            return MigrationMessage.of("element.otherScope", label);
        }
        return MigrationMessage.of("element.unfit", label);
    }
}
