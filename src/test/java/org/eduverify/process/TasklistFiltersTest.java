package org.eduverify.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Tasklist filters and their tasks, as seen by each user. */
@ProgramTest
class TasklistFiltersTest {

    @Autowired
    private TasklistFilters tasklist;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private Cases cases;

    @Test
    void eachRoleSeesItsFilters() {
        assertThat(filtersOf("support")).containsExactlyInAnyOrder("To verify", "My verifications", "Overdue");
        assertThat(filtersOf("support-lead"))
                .containsExactlyInAnyOrder("To verify", "To confirm", "My verifications", "Overdue");
        assertThat(filtersOf("northwind-admin")).containsExactly("To correct");
        assertThat(filtersOf("northwind-agent")).containsExactly("To resubmit");
        assertThat(filtersOf("northwind-sales")).containsExactly("To resubmit");
        assertThat(filtersOf("analyst")).isEmpty();
    }

    @Test
    void supportSeesUnassignedTasksAndItsOwn() {
        Case verify = unclear();
        Case claimed = unclear().claimed("support");
        Case confirm = approved();

        assertThat(tasksOf("support", "To verify"))
                .contains(verify.task().getId())
                .doesNotContain(claimed.task().getId(), confirm.task().getId());
        assertThat(tasksOf("support-lead", "To verify"))
                .contains(verify.task().getId(), confirm.task().getId())
                .doesNotContain(claimed.task().getId());
        assertThat(tasksOf("support-lead", "To confirm"))
                .contains(confirm.task().getId())
                .doesNotContain(verify.task().getId(), claimed.task().getId());
        assertThat(tasksOf("support", "My verifications"))
                .contains(claimed.task().getId())
                .doesNotContain(verify.task().getId());
        assertThat(tasksOf("support-lead", "My verifications"))
                .doesNotContain(claimed.task().getId());

        confirm.claimed("support-lead");
        assertThat(tasksOf("support-lead", "To confirm"))
                .doesNotContain(confirm.task().getId());
        assertThat(tasksOf("support-lead", "My verifications"))
                .contains(confirm.task().getId());
    }

    @Test
    void overdueVerificationsAreListedAndComeFirst() {
        Case urgent = failedTwice();
        Case late = unclear();
        assertThat(tasksOf("support", "Overdue")).doesNotContain(late.task().getId());
        assertThat(tasksOf("support", "To verify"))
                .as("the more urgent first")
                .containsSubsequence(urgent.task().getId(), late.task().getId());

        Task task = late.task();
        task.setDueDate(new Date(System.currentTimeMillis() - 1000));
        tasks.saveTask(task);
        late.timerFires("BoundaryEvent_ManualVerificationOverdue");
        ClockUtil.reset();

        assertThat(tasksOf("support", "Overdue"))
                .contains(late.task().getId())
                .doesNotContain(urgent.task().getId());
        assertThat(tasksOf("support", "To verify"))
                .containsSubsequence(late.task().getId(), urgent.task().getId());
    }

    @Test
    void agentsSeeTheTasksOfTheirPartner() {
        Case correct = cases.decided(Applications.withUnknownMailDomain());
        assertThat(tasksOf("northwind-admin", "To correct"))
                .contains(correct.task().getId());
        assertThat(tasksOf("tailspin-admin", "To correct"))
                .doesNotContain(correct.task().getId());
        assertThat(correct.formField(TasklistFilters.ATTEMPT_COLUMN)).isEqualTo(1);

        correct.corrected(ProfileField.EMAIL, "inkoop@tudelft.nl");
        assertThat(tasksOf("northwind-admin", "To correct"))
                .doesNotContain(correct.task().getId());
        assertThat(tasksOf("northwind-sales", "To resubmit"))
                .contains(correct.task().getId());
        assertThat(tasksOf("tailspin-agent", "To resubmit"))
                .doesNotContain(correct.task().getId());
    }

    @Test
    void filtersAreCreatedOnceAndAnAdministratorsChangesAreKept() {
        long before = filters.createFilterQuery().count();
        Filter changed = list("Overdue");
        changed.setProperties(Map.of("priority", 60, "description", "as Tasklist saves it"));
        filters.saveFilter(changed);

        tasklist.ensure();

        assertThat(filters.createFilterQuery().count()).isEqualTo(before);
        assertThat(list("Overdue").getProperties()).containsEntry("description", "as Tasklist saves it");
    }

    @Test
    void aFilterOfAnOlderVersionIsUpdatedOnce() {
        Filter old = list("To verify");
        String id = old.getId();
        old.setQuery(tasks.createTaskQuery().taskDefinitionKey("UserTask_VerifyManually"));
        old.setProperties(Map.of("priority", 30, "variables", List.of()));
        filters.saveFilter(old);
        management.deleteProperty(TasklistFilters.REVISION_PROPERTY);
        Case claimed = unclear().claimed("support");
        assertThat(tasksOf("support", "To verify")).contains(claimed.task().getId());

        tasklist.ensure();

        assertThat(list("To verify").getId()).as("who may read it stays").isEqualTo(id);
        assertThat(tasksOf("support", "To verify"))
                .doesNotContain(claimed.task().getId());
        assertThat(list("To verify").getProperties().get("variables").toString())
                .contains(TasklistFilters.ATTEMPT_COLUMN);
    }

    private Case unclear() {
        return cases.decided(Applications.unlistedOnAcademicSuffix()).waitsAt("UserTask_VerifyManually");
    }

    private Case failedTwice() {
        return cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.EMAIL, "office@delft-purchasing.org")
                .resubmitted();
    }

    private Case approved() {
        return failedTwice().supportDecides("approve").waitsAt("UserTask_ConfirmApproval");
    }

    private Filter list(String name) {
        return filters.createFilterQuery().filterName(name).singleResult();
    }

    private List<String> filtersOf(String user) {
        return as(user, () -> filters.createFilterQuery().listPage(0, 100).stream()
                .map(Filter::getName)
                .toList());
    }

    private List<String> tasksOf(String user, String list) {
        String filter = list(list).getId();
        return as(user, () -> filters.<Task>listPage(filter, 0, 1000).stream()
                .map(Task::getId)
                .toList());
    }

    private <T> T as(String user, Supplier<T> look) {
        identity.setAuthentication(
                user,
                identity.createGroupQuery().groupMember(user).listPage(0, 100).stream()
                        .map(Group::getId)
                        .toList(),
                identity.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)
                        .toList());
        try {
            return look.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
