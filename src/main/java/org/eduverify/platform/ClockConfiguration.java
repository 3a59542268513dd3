package org.eduverify.platform;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the program. Its time zone applies to business days and to all times shown in forms and mails. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /**
     * @param timeZone time zone such as {@code Europe/Amsterdam} ({@code eduverify.time-zone}); null for the time zone of
     *     the system
     */
    @ConfigurationProperties("eduverify")
    record Settings(ZoneId timeZone) {}

    @Bean
    Clock clock(Settings settings) {
        return settings.timeZone() == null ? Clock.systemDefaultZone() : Clock.system(settings.timeZone());
    }
}
