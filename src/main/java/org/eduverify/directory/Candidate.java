package org.eduverify.directory;

/**
 * An organisation that an applicant might be.
 *
 * @param score 0 to 1: how alike the names are
 */
public record Candidate(Institution institution, double score) {}
