/**
 * The check of processes, decision tables and forms that runs in the build, at the start, and before each deployment. Each
 * finding names the file, the element, the problem and the remedy. It deploys nothing.
 */
package org.eduverify.models.check;
