package org.eduverify.verification;

/**
 * One fact about a profile.
 *
 * @param value the fact in analysts' words
 * @param input what of the profile was looked at
 * @param source the list, or the register with release and record, that the fact comes from
 * @param sentence the fact as a sentence for customers and support agents
 */
public record Evidence(Fact fact, String value, String input, String source, String sentence) {}
