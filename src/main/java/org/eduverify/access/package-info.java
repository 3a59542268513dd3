/**
 * Who may do what: users, roles and partners, kept by the engine's identity service, and the doors that ask for a
 * login. It knows no customer. The door is {@link org.eduverify.access.Access}.
 */
package org.eduverify.access;
