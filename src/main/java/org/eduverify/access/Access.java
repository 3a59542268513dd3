package org.eduverify.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.eduverify.platform.Label;
import org.eduverify.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Service;

/**
 * Tells who is acting, whatever the door: our REST interface, engine REST or a web application.
 *
 * <p>{@code Authentication} is the only type in which the engine tells who uses its own doors; it lies in a package
 * called impl although the public identity service returns it.
 */
@Service
public class Access {

  private final ObjectProvider<IdentityService> identity;

  Access(ObjectProvider<IdentityService> identity) {
    this.identity = identity;
  }

  /** Who is acting; empty when the program itself is, as in a timer. */
  public Optional<Actor> currentActor() {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication login) {
      return Optional.of(login.actor());
    }
    Authentication engineLogin = identity.getObject().getCurrentAuthentication();
    if (engineLogin == null || engineLogin.getUserId() == null) {
      return Optional.empty();
    }
    return Optional.of(actor(engineLogin.getUserId(), nonNull(engineLogin.getGroupIds()), nonNull(engineLogin.getTenantIds())));
  }

  /** Who is acting, as text for records: the user id, or {@code system}. */
  public String currentUserId() {
    return currentActor().map(Actor::userId).orElse("system");
  }

  /**
   * The partner's agent who is acting.
   *
   * @throws Refusal if nobody is, or nobody who works for a partner
   */
  public Actor currentAgent() {
    Actor actor = currentActor().orElseThrow(() -> Refusal.forbidden("login.ofAgent"));
    actor.requirePartner();
    return actor;
  }

  /**
   * Makes sure that whoever is acting has one of the roles, however the work came to them.
   *
   * @throws Refusal if somebody is acting who has none of them
   */
  public void requireAnyOf(Role... roles) {
    currentActor()
        .filter(actor -> Arrays.stream(roles).noneMatch(actor.roles()::contains))
        .ifPresent(
            actor -> {
              throw Refusal.forbidden("role.missing", Label.anyOf(Arrays.stream(roles).map(Role::groupId).toList()));
            });
  }

  /** The actor with this login name and password; empty if they do not belong together. */
  Optional<Actor> login(String userId, String password) {
    IdentityService service = identity.getObject();
    boolean isName = userId.indexOf('\0') < 0;
    return isName && service.checkPassword(userId, password) ? Optional.of(find(userId)) : Optional.empty();
  }

  private Actor find(String userId) {
    IdentityService service = identity.getObject();
    return actor(
        userId,
        service.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList(),
        service.createTenantQuery().userMember(userId).list().stream().map(Tenant::getId).toList());
  }

  /** Does the work in the name of a user, as if it had come through our REST interface. */
  public void runAs(String userId, Runnable work) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(new ActorAuthentication(find(userId))));
    try {
      work.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  /** Support's and analysts' groups see every partner; only the roles of a partner make somebody its agent. */
  private static Actor actor(String userId, List<String> groups, List<String> tenants) {
    Set<Role> roles = groups.stream().map(Role::ofGroup).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    boolean agent = roles.stream().anyMatch(Role::isPartnerRole);
    return new Actor(userId, agent && tenants.size() == 1 ? Optional.of(tenants.get(0)) : Optional.empty(), roles);
  }

  private static List<String> nonNull(List<String> values) {
    return values == null ? List.of() : values;
  }
}
