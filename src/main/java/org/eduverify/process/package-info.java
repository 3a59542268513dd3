/**
 * The facade through which API and portal start and move process instances, the durations of the timers, and the lists
 * of Tasklist. Its packages hold the model names and variables, the delegates and listeners, the plug-ins of the engine,
 * and what engine REST answers. Rules of verification do not live here: a delegate or listener calls the domain.
 */
package org.eduverify.process;
