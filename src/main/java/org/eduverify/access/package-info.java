/**
 * Users, roles and partners, which the engine's identity service stores, and the permissions of the roles. The entry point
 * is {@link org.eduverify.access.CurrentActor}. The package does not depend on customers.
 */
package org.eduverify.access;
