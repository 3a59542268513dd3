package org.eduverify.models.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.eduverify.models.deployment.ModelsDeployed;
import org.eduverify.models.migration.MigrationInstructions.DueDate;
import org.eduverify.models.migration.MigrationPlans.Preparation;
import org.eduverify.models.migration.MigrationReport.FormerVersion;
import org.eduverify.models.migration.MigrationReport.Staying;
import org.eduverify.models.migration.MigrationReport.WaitingPoint;
import org.eduverify.platform.AdvisoryLocks;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the running instances of older versions of the process along to the newest version, as the version tags say:
 * patch by equal ids, minor with an instruction file, major not at all. Whoever cannot go stays whole where it is.
 */
@Component
public class InstanceMigration {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceMigration.class);

    private static final int BATCH = 100;
    private static final int PROGRESS = 1000;
    private static final String LOCK = "instance migration";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final MigrationPlans plans;
    private final AdvisoryLocks locks;
    private final TransactionTemplate transactions;

    InstanceMigration(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            MigrationPlans plans,
            AdvisoryLocks locks,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.plans = plans;
        this.locks = locks;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * After a deployment over engine REST. In the background, and as nobody: whoever deploys does not wait for all
     * instances, and may not touch them.
     */
    @TransactionalEventListener
    void follow(ModelsDeployed deployed) {
        CompletableFuture.runAsync(() -> run(false)).exceptionally(failure -> {
            LOG.error("Running instances were not taken along to the newest version", failure);
            return null;
        });
    }

    /**
     * Migrates what can be migrated. A dry run does the very same and takes every step back, so that it knows all that
     * the engine would say.
     */
    public MigrationReport run(boolean dryRun) {
        List<ProcessDefinition> versions = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(EducationCustomerVerificationModel.KEY)
                .orderByProcessDefinitionVersion()
                .asc()
                .list();
        ProcessDefinition newest = versions.get(versions.size() - 1);
        List<FormerVersion> former = versions.subList(0, versions.size() - 1).stream()
                .map(version -> migrate(version, newest, dryRun))
                .flatMap(Optional::stream)
                .toList();
        return new MigrationReport(dryRun, newest.getId(), newest.getVersion(), newest.getVersionTag(), former);
    }

    private Optional<FormerVersion> migrate(ProcessDefinition from, ProcessDefinition to, boolean dryRun) {
        List<String> instances = instancesOn(from);
        if (instances.isEmpty()) {
            return Optional.empty();
        }
        Preparation preparation = plans.prepare(from, to);
        Tally tally = new Tally(preparation);
        for (int start = 0; start < instances.size(); start += BATCH) {
            List<String> batch = instances.subList(start, Math.min(start + BATCH, instances.size()));
            if (preparation.obstacle() != null) {
                batch.forEach(instance -> tally.stays(where(instance), preparation.obstacle()));
            } else {
                migrate(batch, preparation, dryRun, tally);
            }
            if ((start + BATCH) % PROGRESS == 0) {
                LOG.info(
                        "{} of {} instances of version {} looked at",
                        start + BATCH,
                        instances.size(),
                        from.getVersionTag());
            }
        }
        if (!dryRun) {
            LOG.info(
                    "Version {} of the process: {} of {} instances migrated to {}, {} stay",
                    from.getVersionTag(),
                    tally.migrated,
                    tally.instances,
                    to.getVersionTag(),
                    tally.instances - tally.migrated);
        }
        return Optional.of(tally.report(dryRun));
    }

    private List<String> instancesOn(ProcessDefinition version) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionId(version.getId())
                .orderByProcessInstanceId()
                .asc()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** All together if that is possible, else each alone, so that one that cannot go holds up nobody. */
    private void migrate(List<String> instances, Preparation preparation, boolean dryRun, Tally tally) {
        try {
            List<Outcome> outcomes = transactions.execute(transaction -> {
                if (dryRun) {
                    transaction.setRollbackOnly();
                }
                return move(instances, preparation);
            });
            outcomes.forEach(tally::count);
        } catch (RuntimeException refused) {
            if (instances.size() > 1) {
                instances.forEach(instance -> migrate(List.of(instance), preparation, dryRun, tally));
            } else {
                tally.stays(where(instances.get(0)), reasons(refused, preparation));
            }
        }
    }

    /** @param obstacle why the instance stays; null if it was moved */
    private record Outcome(Place place, Sentence obstacle) {}

    private List<Outcome> move(List<String> instances, Preparation preparation) {
        // two nodes that start at the same time take turns; the second finds nothing left to do
        locks.lock(LOCK);
        Set<String> stillThere = runtime
                .createProcessInstanceQuery()
                .processDefinitionId(preparation.source().definition().getId())
                .processInstanceIds(Set.copyOf(instances))
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        List<Outcome> outcomes = new ArrayList<>();
        List<String> going = new ArrayList<>();
        for (String instance : instances) {
            if (stillThere.contains(instance)) {
                Place place = where(instance);
                Optional<Sentence> obstacle = place.scopes().stream()
                        .map(preparation.scopeObstacles()::get)
                        .filter(found -> found != null)
                        .findFirst();
                outcomes.add(new Outcome(place, obstacle.orElse(null)));
                if (obstacle.isEmpty()) {
                    going.add(instance);
                }
            }
        }
        if (!going.isEmpty()) {
            Map<String, Map<String, Date>> timers = timers(going, preparation);
            runtime.newMigration(preparation.plan()).processInstanceIds(going).execute();
            going.forEach(instance -> keepTimers(instance, timers.get(instance)));
            going.forEach(instance -> setDueDates(instance, preparation.dueDates()));
        }
        return outcomes;
    }

    private Map<String, Map<String, Date>> timers(List<String> instances, Preparation preparation) {
        Map<String, Map<String, Date>> timers = new HashMap<>();
        for (String instance : instances) {
            Map<String, Date> dueDates = new HashMap<>();
            preparation.keptTimers().forEach(timer -> timerJob(instance, timer)
                    .ifPresent(job -> dueDates.put(timer, job.getDuedate())));
            timers.put(instance, dueDates);
        }
        return timers;
    }

    /** A timer that watches something else than before is a new one to the engine; for people it is the same. */
    private void keepTimers(String instance, Map<String, Date> dueDates) {
        dueDates.forEach((timer, due) -> timerJob(instance, timer)
                .filter(job -> !due.equals(job.getDuedate()))
                .ifPresent(job -> management.setJobDuedate(job.getId(), due)));
    }

    /** The job of a boundary timer belongs to what the timer watches. */
    private void setDueDates(String instance, List<DueDate> dueDates) {
        dueDates.forEach(dueDate -> timerJob(instance, dueDate.timer())
                .ifPresent(
                        job -> runtime.setVariableLocal(job.getExecutionId(), dueDate.variable(), job.getDuedate())));
    }

    private Optional<Job> timerJob(String instance, String timer) {
        return management.createJobQuery().processInstanceId(instance).activityId(timer).timers().list().stream()
                .findFirst();
    }

    /**
     * @param points ids of the elements where an instance waits
     * @param scopes ids of the subprocesses that it is in
     */
    private record Place(Set<String> points, Set<String> scopes) {}

    private Place where(String instance) {
        Place place = new Place(new LinkedHashSet<>(), new LinkedHashSet<>());
        ActivityInstance tree = runtime.getActivityInstance(instance);
        if (tree != null) {
            collect(tree, place);
        }
        return place;
    }

    private static void collect(ActivityInstance around, Place place) {
        Stream.of(around.getChildTransitionInstances())
                .forEach(job -> place.points().add(job.getActivityId()));
        for (ActivityInstance child : around.getChildActivityInstances()) {
            boolean leaf = child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0;
            (leaf ? place.points() : place.scopes()).add(child.getActivityId());
            collect(child, place);
        }
    }

    /** The engine's refusal in plain words, by element. */
    private static Map<String, Sentence> reasons(RuntimeException refused, Preparation preparation) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigratingProcessInstanceValidationException invalid) {
                return reasons(invalid.getValidationReport(), preparation);
            }
            if (cause instanceof OptimisticLockingException) {
                return Map.of("", Sentence.of("changedMeanwhile"));
            }
        }
        LOG.warn("An instance could not be migrated", refused);
        return Map.of("", Sentence.of("failed"));
    }

    private static Map<String, Sentence> reasons(
            MigratingProcessInstanceValidationReport report, Preparation preparation) {
        LOG.debug("The engine refuses: {}", report);
        Map<String, Sentence> reasons = new TreeMap<>();
        for (MigratingActivityInstanceValidationReport found : report.getActivityInstanceReports()) {
            reasons.put(found.getSourceScopeId(), reason(found.getSourceScopeId(), found.getFailures(), preparation));
        }
        for (MigratingTransitionInstanceValidationReport found : report.getTransitionInstanceReports()) {
            reasons.put(found.getSourceScopeId(), reason(found.getSourceScopeId(), found.getFailures(), preparation));
        }
        if (reasons.isEmpty()) {
            reasons.put("", Sentence.of("failed"));
        }
        return reasons;
    }

    private static Sentence reason(String element, List<String> failures, Preparation preparation) {
        String name = preparation.source().named(element);
        String all = String.join(" ", failures);
        if (all.contains("no migration instruction")) {
            return Sentence.of(
                    "element.missing", name, preparation.target().definition().getVersionTag());
        }
        if (all.contains("not asyncBefore") || all.contains("not asyncAfter")) {
            return Sentence.of("element.noSavePoint", name);
        }
        if (all.contains("not an ancestor") || all.contains("ancestor activity instance")) {
            return Sentence.of("element.otherScope", name);
        }
        return Sentence.of("element.unfit", name);
    }

    /** Counts by waiting point. */
    private static final class Tally {

        private final Preparation preparation;
        private final Map<String, Long> moved = new TreeMap<>();
        private final Map<String, Map<Sentence, Long>> staying = new TreeMap<>();
        private long instances;
        private long migrated;

        Tally(Preparation preparation) {
            this.preparation = preparation;
        }

        void count(Outcome outcome) {
            if (outcome.obstacle() != null) {
                stays(outcome.place(), outcome.obstacle());
                return;
            }
            instances++;
            migrated++;
            outcome.place().points().forEach(point -> moved.merge(point, 1L, Long::sum));
        }

        void stays(Place place, Sentence reason) {
            stays(place, Map.of("", reason));
        }

        /** @param reasons by element; an instance goes as a whole, so what holds for one waiting point holds for all */
        void stays(Place place, Map<String, Sentence> reasons) {
            if (place.points().isEmpty()) {
                return; // ended meanwhile
            }
            instances++;
            Sentence first = reasons.values().iterator().next();
            place.points().forEach(point -> staying.computeIfAbsent(point, key -> new HashMap<>())
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
                    Stream.concat(moved.keySet().stream(), staying.keySet().stream())
                            .distinct()
                            .sorted()
                            .map(this::waitingPoint)
                            .toList());
        }

        private Sentence outcome(boolean dryRun) {
            return preparation.obstacle() != null
                    ? preparation.obstacle()
                    : Sentence.of(
                            dryRun ? "outcome.would" : "outcome.done",
                            migrated,
                            instances,
                            preparation.target().definition().getVersionTag());
        }

        private WaitingPoint waitingPoint(String point) {
            String target = preparation.targets().get(point);
            return new WaitingPoint(
                    point,
                    preparation.source().label(point),
                    target,
                    target == null ? null : preparation.target().label(target),
                    moved.getOrDefault(point, 0L),
                    staying.getOrDefault(point, Map.of()).entrySet().stream()
                            .map(entry -> new Staying(entry.getValue(), entry.getKey()))
                            .sorted(Comparator.comparing(Staying::instances).reversed())
                            .toList());
        }
    }
}
