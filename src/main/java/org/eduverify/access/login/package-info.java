/**
 * The doors' locks: who asks for a login in which way, by password, by bearer token or by the web applications' own page,
 * and what ends one. It knows no role beyond what {@link org.eduverify.access.Access} tells.
 */
package org.eduverify.access.login;
