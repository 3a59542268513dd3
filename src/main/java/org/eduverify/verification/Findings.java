package org.eduverify.verification;

import java.util.List;

/**
 * Everything that was found out about a profile before anything is decided.
 *
 * @param candidates organisations that the applicant might be, best first; empty when name and domain are confirmed
 */
public record Findings(List<Evidence> evidence, List<CandidateEntry> candidates) {}
