/**
 * Evaluates decision tables that are not deployed, so that they can be tried on past attempts. Nothing is stored. The
 * comparison with past decisions is in {@code verification.replay}.
 */
package org.eduverify.models.trial;
