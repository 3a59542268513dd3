/**
 * One delegate for each service task of the model, named after the task: "Collect evidence" is {@code
 * CollectEvidenceDelegate}. One more delegate serves all message end events. A delegate reads variables, calls the domain
 * and writes variables. Technical failures are not caught, so that the engine retries them and creates an incident when
 * no retries are left.
 */
package org.eduverify.process.delegate;
