package org.eduverify.verification;

import java.util.List;

/**
 * One fact about a profile.
 *
 * @param value the fact in analysts' words
 * @param input what of the profile was looked at
 * @param source the list, or the register with release and record, that the fact comes from
 * @param args what the fact's sentence names: organisations, domains, countries
 */
public record Evidence(Fact fact, String value, String input, String source, List<String> args) {

    static Evidence of(Fact fact, String value, String input, String source, String... args) {
        return new Evidence(fact, value, input, source, List.of(args));
    }
}
