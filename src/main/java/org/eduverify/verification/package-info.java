/**
 * Verification: facts about a profile, the decision made from them, and the attempt that keeps both explained for
 * good. It knows customers and the directory, but neither the process that asks nor the table that decides. The door
 * is {@link org.eduverify.verification.Verification}.
 */
package org.eduverify.verification;
