/**
 * The migration of running process instances to a newer version of the process, its instructions and its report. Which
 * versions may follow each other is decided by the version tag.
 */
package org.eduverify.models.migration;
