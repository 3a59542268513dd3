package org.eduverify.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.eduverify.access.Role;
import org.eduverify.customer.ProfileField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists that Tasklist offers, one for each user task; without them a new user would see nothing. */
@Component
public class TasklistFilters {

  /** What a task card shows beside the task's name: the customer and its country. */
  private static final List<Map<String, String>> COLUMNS =
      List.of(
          Map.of("name", ProfileField.COMPANY_NAME.key(), "label", "Company"),
          Map.of("name", ProfileField.COUNTRY.key(), "label", "Country"));

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  /** Creates the lists that do not exist yet. */
  @Transactional
  public void ensure() {
    ensure("To correct", 10, EducationCustomerVerificationModel.CORRECT_PROFILE, Role.GLOBAL_ADMIN);
    ensure(
        "To resubmit", 20, EducationCustomerVerificationModel.REVIEW_AND_RESUBMIT, Role.ADMIN_AGENT, Role.SALES_AGENT);
    ensure("To verify", 30, EducationCustomerVerificationModel.VERIFY_MANUALLY, Role.SUPPORT_AGENT, Role.SUPPORT_LEAD);
  }

  private void ensure(String name, int priority, String taskKey, Role... readers) {
    if (filters.createFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(tasks.createTaskQuery().taskDefinitionKey(taskKey).orderByTaskPriority().desc());
    filter.setProperties(
        Map.of("priority", priority, "refresh", true, "showUndefinedVariable", false, "variables", COLUMNS));
    filters.saveFilter(filter);
    Arrays.stream(readers).forEach(reader -> allow(reader, filter));
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
