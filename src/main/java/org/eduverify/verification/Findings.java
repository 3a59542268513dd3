package org.eduverify.verification;

import java.util.List;

/**
 * Everything that was found about a profile.
 *
 * @param candidates organisations that the applicant might be, best first; empty if name and domain are confirmed
 * @param registers names and releases of the registers that were searched
 */
public record Findings(List<Evidence> evidence, List<CandidateEntry> candidates, List<String> registers) {}
