/**
 * Replay: decides past attempts again with a proposed decision table and reports what changes. It reads attempts and
 * stores nothing. Reading and evaluating the table belongs to the models package.
 */
package org.eduverify.verification.replay;
