package org.eduverify.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    /** About 15 ms for each check, so that what is measured is the hash. */
    private static final int STRENGTH = 8;

    private final PasswordHashing hashing = new PasswordHashing(STRENGTH);

    @Test
    void aPasswordIsNotReadableAndMatchesItselfOnly() {
        String stored = hashing.encrypt("correct horse");

        assertThat(stored).startsWith("$2a$08$").doesNotContain("horse");
        assertThat(hashing.encrypt("correct horse")).isNotEqualTo(stored);
        assertThat(hashing.check("correct horse", stored)).isTrue();
        assertThat(hashing.check("correct horse ", stored)).isFalse();
    }

    @Test
    void passwordsThatDifferBehindTheSeventySecondByteDiffer() {
        String start = "x".repeat(100);

        String stored = hashing.encrypt(start + "a");

        assertThat(hashing.check(start + "a", stored)).isTrue();
        assertThat(hashing.check(start + "b", stored)).isFalse();
    }

    @Test
    void aPasswordThatWasRightCostsNoSecondHash() {
        String stored = hashing.encrypt("secret");
        hashing.check("secret", stored);

        long remembered = median(() -> hashing.check("secret", stored));
        long hashed = median(() -> hashing.check("wrong", stored));

        assertThat(remembered).isLessThan(hashed / 10);
    }

    @Test
    void whatIsRememberedHoldsForTheStoredHashOnly() {
        String stored = hashing.encrypt("secret");
        hashing.check("secret", stored);

        assertThat(hashing.check("secret", hashing.encrypt("changed"))).isFalse();
    }

    @Test
    void anUnknownUserTakesTheTimeOfAWrongPassword() {
        String stored = hashing.encrypt("secret");

        long wrong = median(() -> hashing.check("wrong", stored));
        long unknown = median(() -> hashing.checkUnknownUser("wrong"));

        assertThat((double) unknown / wrong).isBetween(0.4, 2.5);
    }

    private static long median(Runnable work) {
        long[] times = new long[9];
        for (int run = 0; run < times.length; run++) {
            long start = System.nanoTime();
            work.run();
            times[run] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
