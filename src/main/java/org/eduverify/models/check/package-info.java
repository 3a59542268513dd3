/**
 * The check of processes, decision tables and forms. It runs in the build, at startup and before each deployment. Each
 * finding names the file, the element, the problem and the remedy. This package does not deploy anything.
 */
package org.eduverify.models.check;
