package org.eduverify.access;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
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
        return Optional.of(actor(new Login(
                engineLogin.getUserId(), nonNull(engineLogin.getGroupIds()), nonNull(engineLogin.getTenantIds()))));
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
        Actor actor = currentActor().orElseThrow(() -> Refusal.forbidden(AccessReason.LOGIN_OF_AGENT));
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
                .ifPresent(actor -> {
                    throw Refusal.forbidden(
                            AccessReason.ROLE_MISSING,
                            Label.anyOf(Arrays.stream(roles).map(Role::groupId).toList()));
                });
    }

    /** Logs in by name and password; empty if they do not belong together, or the user is locked for a while. */
    public Optional<ActorAuthentication> logIn(String userId, String password) {
        try {
            return identity.getObject().checkPassword(userId, password)
                    ? Optional.of(authentication(find(userId)))
                    : Optional.empty();
        } catch (OptimisticLockingException wrongPasswordsAtTheSameMoment) {
            return Optional.empty();
        }
    }

    /**
     * Trusts somebody else's word for a login.
     *
     * @param groups ids of groups; only those that are roles count
     * @param partner the partner that the user works for; one that does not exist does not count
     */
    public ActorAuthentication trust(String userId, Collection<String> groups, Optional<String> partner) {
        List<String> roles = groups.stream()
                .map(Role::ofGroup)
                .flatMap(Optional::stream)
                .distinct()
                .map(Role::groupId)
                .toList();
        IdentityService service = identity.getObject();
        Set<String> tenants = new LinkedHashSet<>();
        for (String role : roles) {
            service.createTenantQuery().groupMember(role).list().forEach(tenant -> tenants.add(tenant.getId()));
        }
        partner.filter(id -> service.createTenantQuery().tenantId(id).count() == 1)
                .ifPresent(tenants::add);
        return authentication(new Login(userId, roles, List.copyOf(tenants)));
    }

    private Login find(String userId) {
        IdentityService service = identity.getObject();
        return new Login(
                userId,
                service.createGroupQuery().groupMember(userId).list().stream()
                        .map(Group::getId)
                        .toList(),
                service.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)
                        .toList());
    }

    private static ActorAuthentication authentication(Login login) {
        return new ActorAuthentication(actor(login), login);
    }

    /** Does the work in the name of a user, as if it had come through our REST interface. */
    public void runAs(String userId, Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication(find(userId))));
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /**
     * Lets the engine see a login until the answer is closed: what its own interfaces show and allow is then what they show
     * and allow this user.
     */
    public EngineLogin enterEngineAs(Login login) {
        IdentityService service = identity.getObject();
        service.setAuthentication(login.userId(), login.groups(), login.tenants());
        return service::clearAuthentication;
    }

    /** A login that the engine sees on this thread. */
    public interface EngineLogin extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * What changes as soon as the user's password does or the user is gone, and tells nothing about the password.
     *
     * @return empty if there is no such user
     */
    public Optional<String> passwordMark(String userId) {
        return Optional.ofNullable(
                        identity.getObject().createUserQuery().userId(userId).singleResult())
                .map(User::getPassword)
                .map(stored -> Hashing.sha256()
                        .hashString(stored, StandardCharsets.UTF_8)
                        .toString());
    }

    /** Support's and analysts' groups see every partner; only the roles of a partner make somebody its agent. */
    private static Actor actor(Login login) {
        Set<Role> roles = login.groups().stream()
                .map(Role::ofGroup)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        boolean agent = roles.stream().anyMatch(Role::isPartnerRole);
        List<String> tenants = login.tenants();
        return new Actor(
                login.userId(), agent && tenants.size() == 1 ? Optional.of(tenants.get(0)) : Optional.empty(), roles);
    }

    private static List<String> nonNull(List<String> values) {
        return values == null ? List.of() : values;
    }
}
