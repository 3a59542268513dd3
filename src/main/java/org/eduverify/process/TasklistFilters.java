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

/** Creates the Tasklist filters of all roles. Without filters, Tasklist shows no tasks. */
@Component
public class TasklistFilters {

    /**
     * Task variable with the number of the customer's verification request. It is a copy, because users who can see a task
     * may not have access to the variables of its process instance.
     */
    public static final String ATTEMPT_COLUMN = "attempt";

    /** The variables on a task card, in addition to name, priority and due date, which Tasklist always shows. */
    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", ProfileField.COMPANY_NAME.key(), "label", "Customer"),
            Map.of("name", ProfileField.COUNTRY.key(), "label", "Country"),
            Map.of("name", ATTEMPT_COLUMN, "label", "Attempt"));

    /**
     * Raise this number if queries or columns change: filters created by an older version of the program are then updated
     * once. Later changes by an administrator are kept.
     */
    private static final int REVISION = 2;

    /** A property of the engine, because Tasklist removes unknown properties when it saves a filter. */
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

    /** Creates missing filters, and updates those of an older version. */
    @Transactional
    public void ensure() {
        boolean outdated = revision() < REVISION;
        ensureFilters(outdated);
        if (outdated) {
            management.setProperty(REVISION_PROPERTY, String.valueOf(REVISION));
        }
    }

    private void ensureFilters(boolean update) {
        ensure(
                update,
                "To correct",
                10,
                taskQuery(EducationCustomerVerificationModel.CORRECT_PROFILE),
                Role.GLOBAL_ADMIN);
        ensure(
                update,
                "To resubmit",
                20,
                taskQuery(EducationCustomerVerificationModel.REVIEW_AND_RESUBMIT),
                Role.ADMIN_AGENT,
                Role.SALES_AGENT);
        ensure(update, "To verify", 30, taskQuery(TASKS_OF_SUPPORT).taskUnassigned(), SUPPORT);
        ensure(
                update,
                "To confirm",
                40,
                taskQuery(EducationCustomerVerificationModel.CONFIRM_APPROVAL).taskUnassigned(),
                Role.SUPPORT_LEAD);
        ensure(
                update,
                "My verifications",
                50,
                taskQuery(TASKS_OF_SUPPORT).taskAssigneeExpression("${currentUser()}"),
                SUPPORT);
        ensure(update, "Overdue", 60, taskQuery(TASKS_OF_SUPPORT).dueBeforeExpression("${now()}"), SUPPORT);
    }

    /**
     * Overdue tasks come first, because the overdue alert raises their priority above the priority of all other tasks. Tasks
     * of equal priority are sorted by due date.
     */
    private TaskQuery taskQuery(String... keys) {
        return tasks.createTaskQuery()
                .taskDefinitionKeyIn(keys)
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private void ensure(boolean update, String name, int position, TaskQuery query, Role... readers) {
        Filter existing = filters.createFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElse(null);
        if (existing == null) {
            Filter created = save(filters.newTaskFilter(name), position, query);
            for (Role reader : readers) {
                allow(reader, created);
            }
        } else if (update) {
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

    /** The first version of the filters had no revision. */
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
