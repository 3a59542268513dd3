package org.eduverify.verification;

import java.util.List;

/**
 * All attempts of a customer.
 *
 * @param attempts newest first
 * @param used verifications asked for so far
 * @param left verifications that may still be asked for
 */
public record AttemptHistory(List<Attempt> attempts, int used, int left) {}
