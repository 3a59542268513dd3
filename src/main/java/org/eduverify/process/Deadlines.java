package org.eduverify.process;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The durations of the model's timers; the model reads them as {@code ${deadlines...}}. */
@Component("deadlines")
public class Deadlines {

    /**
     * @param correctionReminder time between reminders of a due correction
     * @param correctionLapse after this time without resubmission the request lapses
     * @param overdueRepeat time between alerts of an overdue manual verification
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
                // refused below
            }
            throw new IllegalArgumentException(
                    "eduverify.deadlines.%s must be a duration such as P7D or PT12H, not '%s'".formatted(name, value));
        }
    }

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private final Settings settings;
    private final Clock clock;

    Deadlines(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** ISO 8601 repetition of the correction reminder. */
    public String correctionReminders() {
        return "R/" + settings.correctionReminder();
    }

    /** ISO 8601 duration until a correction lapses. */
    public String correctionLapse() {
        return settings.correctionLapse();
    }

    /** When a correction that begins now lapses. */
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

    /** ISO 8601 repetition of the overdue alert, beginning when the manual verification is due. */
    public String overdueAlerts(Date due) {
        String start =
                ISO.format(due.toInstant().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
        return "R/%s/%s".formatted(start, settings.overdueRepeat());
    }
}
