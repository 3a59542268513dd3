package org.eduverify.access.password;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes passwords with bcrypt, which is slow by design. Because clients send the password with every request, a correct
 * password is cached for one minute, together with the stored hash that it matched. When the stored hash changes or the
 * user is deleted, the cached entry no longer applies.
 */
class PasswordHashing implements PasswordEncryptor {

    private static final Duration CACHE_DURATION = Duration.ofMinutes(1);
    private static final int CACHE_SIZE = 1_000;

    private final BCryptPasswordEncoder bcrypt;
    private final String unknownUserHash;
    private final Cache<String, Boolean> correct = CacheBuilder.newBuilder()
            .maximumSize(CACHE_SIZE)
            .expireAfterWrite(CACHE_DURATION)
            .build();

    /** Random for each process, so that cached entries reveal nothing about passwords. */
    private final HashFunction mac;

    /**
     * @param strength rounds of bcrypt as a power of two, 4 to 31; each step doubles the time
     */
    PasswordHashing(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        mac = Hashing.hmacSha256(random);
        unknownUserHash = bcrypt.encode(Base64.getEncoder().encodeToString(random));
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean check(String password, String stored) {
        String cacheKey = cacheKey(password, stored);
        if (correct.getIfPresent(cacheKey) != null) {
            return true;
        }
        boolean matches = bcrypt.matches(shortened(password), stored);
        if (matches) {
            correct.put(cacheKey, true);
        }
        return matches;
    }

    /** Takes as long as a check for an existing user, so that the response time does not reveal that the user is unknown. */
    void checkUnknownUser(String password) {
        bcrypt.matches(shortened(password), unknownUserHash);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    /** bcrypt reads at most 72 bytes, but the engine appends its salt to passwords of any length. */
    private static String shortened(String password) {
        byte[] digest =
                Hashing.sha256().hashString(password, StandardCharsets.UTF_8).asBytes();
        return Base64.getEncoder().encodeToString(digest);
    }

    private String cacheKey(String password, String stored) {
        return mac.newHasher()
                .putString(stored, StandardCharsets.UTF_8)
                .putByte((byte) 0)
                .putString(password, StandardCharsets.UTF_8)
                .hash()
                .toString();
    }
}
