package org.eduverify.verification;

import java.util.List;

/**
 * What a verification would find and decide now; nothing of it is stored.
 *
 * @param registers names and releases of the registers that were looked at
 */
public record Preview(Findings findings, Decision decision, List<String> registers) {}
