package org.eduverify.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eduverify.access.Role;

/**
 * A notice that has not been sent by e-mail yet.
 *
 * @param id number of the notice
 * @param recipients roles of the recipients
 * @param dueAt due date or end of the task or request; empty if it is not known
 */
record DueMail(long id, Notice.Kind kind, Instant givenAt, Set<Role> recipients, Optional<Instant> dueAt) {}
