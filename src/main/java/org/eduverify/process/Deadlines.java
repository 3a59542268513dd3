package org.eduverify.process;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The durations of the timers. Models refer to them by expressions such as {@code ${deadlines.correctionLapse()}}. */
@Component("deadlines")
public class Deadlines {

    /**
     * Settings of the timers, as ISO 8601 durations.
     *
     * @param correctionReminder interval of the reminders while a correction is due
     * @param correctionLapse time after which a request that is not resubmitted lapses
     * @param overdueRepeat interval of the alerts while a manual verification is overdue
     */
    @ConfigurationProperties("eduverify.deadlines")
    record Settings(
            @DefaultValue("P7D") String correctionReminder,
            @DefaultValue("P30D") String correctionLapse,
            @DefaultValue("P1D") String overdueRepeat) {

        Settings {
            requireDuration("correction-reminder", correctionReminder);
            requireDuration("correction-lapse", correctionLapse);
            requireDuration("overdue-repeat", overdueRepeat);
        }

        private static void requireDuration(String name, String value) {
            try {
                if (duration(value).getSign() > 0) {
                    return;
                }
            } catch (IllegalArgumentException notIso) {
                // reported below
            }
            throw new IllegalArgumentException(
                    "eduverify.deadlines.%s must be a duration such as P7D or PT12H, not '%s'".formatted(name, value));
        }
    }

    private final Settings settings;
    private final Clock clock;

    Deadlines(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Repeating interval (ISO 8601) of the correction reminder. */
    public String correctionReminders() {
        return "R/" + settings.correctionReminder();
    }

    /** Duration (ISO 8601) until a correction lapses. */
    public String correctionLapse() {
        return settings.correctionLapse();
    }

    /** The time when a correction that starts now lapses, computed like the timers of the engine. */
    public Date correctionDue() {
        Date due = Date.from(clock.instant());
        duration(settings.correctionLapse()).addTo(due);
        return due;
    }

    private static Duration duration(String iso) {
        try {
            return DatatypeFactory.newInstance().newDuration(iso);
        } catch (DatatypeConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Repeating interval (ISO 8601) of the overdue alert. It starts when the manual verification is due, written in UTC,
     * so that it does not depend on the time zone of the engine.
     */
    public String overdueAlerts(Date due) {
        return "R/%s/%s".formatted(due.toInstant().truncatedTo(ChronoUnit.SECONDS), settings.overdueRepeat());
    }
}
