/**
 * Stores and checks passwords: bcrypt, constant-time checks and a short-lived cache. The package plugs into the engine, so
 * that all interfaces check passwords in the same way; no other code calls it.
 */
package org.eduverify.access.password;
