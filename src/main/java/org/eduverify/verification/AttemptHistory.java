package org.eduverify.verification;

import java.util.List;

/**
 * All attempts of a customer.
 *
 * @param attempts newest first
 * @param used number of verification requests so far
 * @param left number of verification requests that are still allowed
 */
public record AttemptHistory(List<Attempt> attempts, int used, int left) {}
