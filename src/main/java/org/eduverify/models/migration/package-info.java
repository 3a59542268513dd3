/**
 * The migration of running process instances to a newer version of the process, with its instruction files and reports.
 * Version tags determine which versions instances are migrated between.
 */
package org.eduverify.models.migration;
