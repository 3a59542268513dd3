package org.eduverify.verification;

/** The findings and the decision of a verification that stores nothing. */
public record Preview(Findings findings, Decision decision) {}
