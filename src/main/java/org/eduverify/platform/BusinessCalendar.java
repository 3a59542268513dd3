package org.eduverify.platform;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Counts business days: all days except Saturdays, Sundays and the configured holidays. */
@Component
public class BusinessCalendar {

    /**
     * @param holidays days other than weekends that are not business days ({@code eduverify.calendar.holidays})
     */
    @ConfigurationProperties("eduverify.calendar")
    record Settings(@DefaultValue({}) Set<LocalDate> holidays) {}

    private final Clock clock;
    private final Set<LocalDate> holidays;

    BusinessCalendar(Clock clock, Settings settings) {
        this.clock = clock;
        this.holidays = settings.holidays();
    }

    /**
     * The current time of day, the given number of business days ahead in the time zone of the clock.
     *
     * @param businessDays zero or more
     */
    public Instant in(int businessDays) {
        ZonedDateTime moment = ZonedDateTime.now(clock);
        for (int left = businessDays; left > 0; ) {
            moment = moment.plusDays(1);
            if (isBusinessDay(moment.toLocalDate())) {
                left--;
            }
        }
        return moment.toInstant();
    }

    private boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
