/**
 * The ground floor: the embedded PostgreSQL, the clock and calendar, the languages, and the one way in which every
 * floor refuses a request. It knows no customer, no process and no HTTP resource. Every other package may use it.
 */
package org.eduverify.platform;
