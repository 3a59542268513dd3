/**
 * Evaluates a decision table that is not deployed, so that it can be tried on past attempts. It stores nothing; the
 * comparison with the past lives in verification.replay.
 */
package org.eduverify.models.trial;
