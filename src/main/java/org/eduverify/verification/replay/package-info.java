/**
 * Decides past attempts again with a proposed decision table and reports what changes. It reads attempts and stores
 * nothing.
 */
package org.eduverify.verification.replay;
