package org.eduverify.models.migration;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.eduverify.models.deployment.ModelsDeployedEvent;
import org.eduverify.models.migration.MigrationInstructions.DueDate;
import org.eduverify.models.migration.MigrationReport.FormerVersion;
import org.eduverify.platform.AdvisoryLocks;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Migrates the running instances of older versions of the process to the newest version. The version tags determine how:
 * a patch by equal ids, a minor version with an instruction file, a major version not at all. Instances that cannot be
 * migrated stay unchanged on their version.
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
     * Migrates instances after a deployment over engine REST. Runs in the background and without a user, because the
     * deploying user should not wait for all instances and has no permissions on them.
     */
    @TransactionalEventListener
    void onModelsDeployed(ModelsDeployedEvent event) {
        CompletableFuture.runAsync(() -> run(false)).exceptionally(failure -> {
            LOG.error("Running instances could not be migrated to the newest version", failure);
            return null;
        });
    }

    /**
     * Migrates all instances that can be migrated. A dry run does the same work and rolls it back, so that it reports
     * everything that the engine would refuse.
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
        MigrationPreparation preparation = plans.prepare(from, to);
        MigrationTally tally = new MigrationTally(preparation);
        for (int start = 0; start < instances.size(); start += BATCH) {
            List<String> batch = instances.subList(start, Math.min(start + BATCH, instances.size()));
            if (preparation.obstacle() != null) {
                batch.forEach(instance -> tally.countStaying(position(instance), preparation.obstacle()));
            } else {
                migrate(batch, preparation, dryRun, tally);
            }
            if ((start + BATCH) % PROGRESS == 0) {
                LOG.info(
                        "Processed {} of {} instances of version {}",
                        start + BATCH,
                        instances.size(),
                        from.getVersionTag());
            }
        }
        if (!dryRun) {
            LOG.info(
                    "Version {} of the process: migrated {} of {} instances to {}, {} stay",
                    from.getVersionTag(),
                    tally.migrated(),
                    tally.instances(),
                    to.getVersionTag(),
                    tally.instances() - tally.migrated());
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

    /** Migrates a batch at once, or each instance separately if the engine refuses the batch. */
    private void migrate(
            List<String> instances, MigrationPreparation preparation, boolean dryRun, MigrationTally tally) {
        try {
            List<Outcome> outcomes = transactions.execute(transaction -> {
                if (dryRun) {
                    transaction.setRollbackOnly();
                }
                return migrate(instances, preparation);
            });
            outcomes.forEach(outcome -> tally.count(outcome.position(), outcome.obstacle()));
        } catch (RuntimeException refused) {
            if (instances.size() > 1) {
                instances.forEach(instance -> migrate(List.of(instance), preparation, dryRun, tally));
            } else {
                tally.countStaying(position(instances.get(0)), MigrationRefusals.reasons(refused, preparation));
            }
        }
    }

    /** @param obstacle why the instance stays; null if it was migrated */
    private record Outcome(InstancePosition position, MigrationMessage obstacle) {}

    private List<Outcome> migrate(List<String> instances, MigrationPreparation preparation) {
        // nodes that start at the same time take turns; the second one finds nothing left to migrate
        locks.lock(LOCK);
        Set<String> remaining = runtime
                .createProcessInstanceQuery()
                .processDefinitionId(preparation.source().definition().getId())
                .processInstanceIds(Set.copyOf(instances))
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        List<Outcome> outcomes = new ArrayList<>();
        List<String> migrating = new ArrayList<>();
        for (String instance : instances) {
            if (remaining.contains(instance)) {
                InstancePosition position = position(instance);
                Optional<MigrationMessage> obstacle = position.scopes().stream()
                        .map(preparation.scopeObstacles()::get)
                        .filter(Objects::nonNull)
                        .findFirst();
                outcomes.add(new Outcome(position, obstacle.orElse(null)));
                if (obstacle.isEmpty()) {
                    migrating.add(instance);
                }
            }
        }
        if (!migrating.isEmpty()) {
            Map<String, Map<String, Date>> timers = timers(migrating, preparation);
            runtime.newMigration(preparation.plan())
                    .processInstanceIds(migrating)
                    .execute();
            migrating.forEach(instance -> keepTimers(instance, timers.get(instance)));
            migrating.forEach(instance -> setDueDates(instance, preparation.dueDates()));
        }
        return outcomes;
    }

    private Map<String, Map<String, Date>> timers(List<String> instances, MigrationPreparation preparation) {
        Map<String, Map<String, Date>> timers = new HashMap<>();
        for (String instance : instances) {
            Map<String, Date> dueDates = new HashMap<>();
            preparation.keptTimers().forEach(timer -> timerJob(instance, timer)
                    .ifPresent(job -> dueDates.put(timer, job.getDuedate())));
            timers.put(instance, dueDates);
        }
        return timers;
    }

    /** The engine restarts a timer that is attached to another element than before; its due date must not change. */
    private void keepTimers(String instance, Map<String, Date> dueDates) {
        dueDates.forEach((timer, due) -> timerJob(instance, timer)
                .filter(job -> !due.equals(job.getDuedate()))
                .ifPresent(job -> management.setJobDuedate(job.getId(), due)));
    }

    /** The execution of a boundary timer's job is the scope that the timer is attached to. */
    private void setDueDates(String instance, List<DueDate> dueDates) {
        dueDates.forEach(dueDate -> timerJob(instance, dueDate.timer())
                .ifPresent(
                        job -> runtime.setVariableLocal(job.getExecutionId(), dueDate.variable(), job.getDuedate())));
    }

    private Optional<Job> timerJob(String instance, String timer) {
        return management.createJobQuery().processInstanceId(instance).activityId(timer).timers().list().stream()
                .findFirst();
    }

    private InstancePosition position(String instance) {
        return InstancePosition.of(runtime.getActivityInstance(instance));
    }
}
