/**
 * The facade through which API and portal start and continue process instances, the durations of the timers, and the
 * Tasklist filters. The subpackages contain model names and variables, delegates and listeners, the engine plug-ins, and
 * the customization of engine REST. Verification rules are not here: delegates and listeners call the domain.
 */
package org.eduverify.process;
