/**
 * One delegate for each service task of the model, called like the task: "Collect evidence" is {@code
 * CollectEvidenceDelegate}; and one for all message end events. A delegate reads variables, calls the domain and writes
 * variables; technical failures escape untouched, so that the engine retries them and shows an incident when retrying
 * is over.
 */
package org.eduverify.process.delegate;
