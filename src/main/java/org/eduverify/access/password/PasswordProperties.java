package org.eduverify.access.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are hashed.
 *
 * @param strength rounds of bcrypt as a power of two, 4 to 31
 */
@ConfigurationProperties("eduverify.passwords")
record PasswordProperties(@DefaultValue("12") int strength) {}
