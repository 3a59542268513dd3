package org.eduverify.access.password;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes passwords with bcrypt, which is slow on purpose. So that a client that logs in with every request does not wait
 * for it every time, a password that was right is remembered for a minute together with the stored hash it matched: as
 * soon as the stored hash changes, or the user is gone, nothing remembered applies any more.
 */
class PasswordHashing implements PasswordEncryptor {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 1_000;
    private static final String MAC = "HmacSHA256";

    private final BCryptPasswordEncoder bcrypt;
    private final String ofNobody;
    private final Cache<String, Boolean> right = CacheBuilder.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /** Known to this process only, so that what is remembered tells nothing to who might read the memory of another. */
    private final SecretKeySpec key;

    /**
     * @param strength the logarithm of the rounds, 4 to 31; each step doubles the time
     */
    PasswordHashing(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, MAC);
        ofNobody = bcrypt.encode(Base64.getEncoder().encodeToString(random));
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean check(String password, String stored) {
        String remembered = remembered(password, stored);
        if (right.getIfPresent(remembered) != null) {
            return true;
        }
        boolean matches = bcrypt.matches(shortened(password), stored);
        if (matches) {
            right.put(remembered, true);
        }
        return matches;
    }

    /** Takes the time of a check, for a user who does not exist: how long an answer takes must not tell. */
    void checkNobody(String password) {
        bcrypt.matches(shortened(password), ofNobody);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    /** bcrypt reads 72 bytes at most, and the engine appends its salt to a password of any length. */
    private static String shortened(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String remembered(String password, String stored) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
