/**
 * Foundations for all other packages: settings, the embedded PostgreSQL, locks, clock and calendar, languages and messages,
 * and the refusal of requests. The package depends on no other package of the program.
 */
package org.eduverify.platform;
