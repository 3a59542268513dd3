package org.eduverify.verification;

/**
 * An organisation that the applicant might be, as an attempt keeps it.
 *
 * @param kind in analysts' words
 * @param source register, release and record
 * @param score 0 to 1: how alike the names are
 */
public record CandidateEntry(String name, String country, String kind, String source, double score) {}
