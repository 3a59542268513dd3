package org.eduverify.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.eduverify.access.Role;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists that Tasklist offers; without them a new user would see nothing. */
@Component
public class TasklistFilters {

    /**
     * Variable of a task that counts the customer's verification requests. A copy: whoever may see the task need not be
     * allowed to see the variables of its process instance.
     */
    public static final String ATTEMPT_COLUMN = "attempt";

    /** What a task card shows beside the task's name, priority and due date, which Tasklist shows by itself. */
    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", ProfileField.COMPANY_NAME.key(), "label", "Customer"),
            Map.of("name", ProfileField.COUNTRY.key(), "label", "Country"),
            Map.of("name", ATTEMPT_COLUMN, "label", "Attempt"));

    /**
     * Raise it whenever queries or columns change: filters that an older version of the program has created get the new
     * ones once. An administrator's changes after that are left alone.
     */
    private static final int REVISION = 2;

    /** Kept with the engine: Tasklist drops what it does not know from a filter's own properties when it saves one. */
    static final String REVISION_PROPERTY = "eduverify.tasklist-filters";

    private static final Role[] SUPPORT = {Role.SUPPORT_AGENT, Role.SUPPORT_LEAD};
    private static final String[] TASKS_OF_SUPPORT = {
        EducationCustomerVerificationModel.VERIFY_MANUALLY, EducationCustomerVerificationModel.CONFIRM_APPROVAL
    };

    private final FilterService filters;
    private final TaskService tasks;
    private final ManagementService management;
    private final AuthorizationService authorizations;

    TasklistFilters(
            FilterService filters,
            TaskService tasks,
            ManagementService management,
            AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.management = management;
        this.authorizations = authorizations;
    }

    /** Creates the lists that do not exist yet, and renews those of an older version. */
    @Transactional
    public void ensure() {
        boolean outdated = revision() < REVISION;
        ensureLists(outdated);
        if (outdated) {
            management.setProperty(REVISION_PROPERTY, String.valueOf(REVISION));
        }
    }

    private void ensureLists(boolean renew) {
        ensure(
                renew,
                "To correct",
                10,
                tasksCalled(EducationCustomerVerificationModel.CORRECT_PROFILE),
                Role.GLOBAL_ADMIN);
        ensure(
                renew,
                "To resubmit",
                20,
                tasksCalled(EducationCustomerVerificationModel.REVIEW_AND_RESUBMIT),
                Role.ADMIN_AGENT,
                Role.SALES_AGENT);
        ensure(renew, "To verify", 30, tasksCalled(TASKS_OF_SUPPORT).taskUnassigned(), SUPPORT);
        ensure(
                renew,
                "To confirm",
                40,
                tasksCalled(EducationCustomerVerificationModel.CONFIRM_APPROVAL).taskUnassigned(),
                Role.SUPPORT_LEAD);
        ensure(
                renew,
                "My verifications",
                50,
                tasksCalled(TASKS_OF_SUPPORT).taskAssigneeExpression("${currentUser()}"),
                SUPPORT);
        ensure(renew, "Overdue", 60, tasksCalled(TASKS_OF_SUPPORT).dueBeforeExpression("${now()}"), SUPPORT);
    }

    /**
     * Overdue tasks come first because the overdue alert raises their priority above that of every task in time; among
     * equally urgent ones the first due comes first.
     */
    private TaskQuery tasksCalled(String... keys) {
        return tasks.createTaskQuery()
                .taskDefinitionKeyIn(keys)
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private void ensure(boolean renew, String name, int position, TaskQuery query, Role... readers) {
        Filter existing = filters.createFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElse(null);
        if (existing == null) {
            Filter created = save(filters.newTaskFilter(name), position, query);
            for (Role reader : readers) {
                allow(reader, created);
            }
        } else if (renew) {
            save(existing, position, query);
        }
    }

    private Filter save(Filter filter, int position, TaskQuery query) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", COLUMNS);
        filter.setQuery(query);
        filter.setProperties(properties);
        return filters.saveFilter(filter);
    }

    /** The first lists had no revision. */
    private int revision() {
        return Integer.parseInt(management.getProperties().getOrDefault(REVISION_PROPERTY, "1"));
    }

    private void allow(Role reader, Filter filter) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(reader.groupId());
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
