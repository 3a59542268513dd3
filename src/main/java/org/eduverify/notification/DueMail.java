package org.eduverify.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eduverify.access.Role;

/**
 * A notice that is still to be sent by e-mail.
 *
 * @param id number of the notice
 * @param recipients whose task or request it is about
 * @param dueAt when what it tells of is due or ends, if that is known
 */
record DueMail(long id, Notice.Kind kind, Instant givenAt, Set<Role> recipients, Optional<Instant> dueAt) {}
