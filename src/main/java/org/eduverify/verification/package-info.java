/**
 * Verification: the facts about a profile, the decision made from them, and the attempt that stores and explains both.
 * It uses customers and the directory, but knows neither the process that calls it nor the engine that evaluates the
 * decision table. {@link org.eduverify.verification.Verification} and
 * {@link org.eduverify.verification.ManualVerification} are its entry points.
 */
package org.eduverify.verification;
