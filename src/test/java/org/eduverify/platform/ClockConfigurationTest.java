package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The clock uses the configured time zone, or else the time zone of the system. */
class ClockConfigurationTest {

    private final ApplicationContextRunner program =
            new ApplicationContextRunner().withUserConfiguration(ClockWithSettings.class);

    @Configuration
    @Import(ClockConfiguration.class)
    @EnableConfigurationProperties(ClockConfiguration.Settings.class)
    static class ClockWithSettings {}

    @Test
    void theConfiguredTimeZoneApplies() {
        program.withPropertyValues("eduverify.time-zone=Asia/Tokyo")
                .run(context ->
                        assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void theTimeZoneOfTheSystemIsTheDefault() {
        program.run(
                context -> assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.systemDefault()));
    }

    @Test
    void anUnknownTimeZoneIsRefusedAtStartup() {
        program.withPropertyValues("eduverify.time-zone=Mars/Olympus")
                .run(context -> assertThat(context).hasFailed());
    }
}
