package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts business days from moments on a fixed clock. */
class BusinessCalendarTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-11-18T09:30:15");
    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2026-11-20T16:45:00");
    private static final LocalDateTime SATURDAY = LocalDateTime.parse("2026-11-21T08:00:00");
    private static final LocalDateTime SUNDAY = LocalDateTime.parse("2026-11-22T23:59:59");

    @Test
    void daysWithinAWeekAreCountedOneByOne() {
        assertThat(from(WEDNESDAY, 2)).isEqualTo("2026-11-20T09:30:15");
    }

    @Test
    void theWeekendIsSkipped() {
        assertThat(from(FRIDAY, 1)).isEqualTo("2026-11-23T16:45:00");
    }

    @ParameterizedTest
    @CsvSource({"3, 2026-11-25", "5, 2026-11-27", "6, 2026-11-30", "10, 2026-12-04", "11, 2026-12-07"})
    void fiveBusinessDaysAreOneWeek(int businessDays, LocalDate due) {
        assertThat(from(FRIDAY, businessDays)).isEqualTo(due.atTime(16, 45));
    }

    @Test
    void aCaseOfSaturdayCountsFromMonday() {
        assertThat(from(SATURDAY, 1)).isEqualTo("2026-11-23T08:00:00");
        assertThat(from(SATURDAY, 5)).isEqualTo("2026-11-27T08:00:00");
    }

    @Test
    void aCaseOfSundayCountsFromMonday() {
        assertThat(from(SUNDAY, 1)).isEqualTo("2026-11-23T23:59:59");
    }

    @Test
    void aHolidayIsSkippedLikeAWeekend() {
        assertThat(from(WEDNESDAY, 1, "2026-11-19")).isEqualTo("2026-11-20T09:30:15");
    }

    @Test
    void holidaysBesideTheWeekendMakeItLonger() {
        assertThat(from(WEDNESDAY, 2, "2026-11-20", "2026-11-23")).isEqualTo("2026-11-24T09:30:15");
    }

    @Test
    void aHolidayOnASaturdayCostsNothing() {
        assertThat(from(FRIDAY, 1, "2026-11-21")).isEqualTo("2026-11-23T16:45:00");
    }

    @Test
    void aHolidayTodayDoesNotMatterBecauseTodayIsNotCounted() {
        assertThat(from(WEDNESDAY, 1, "2026-11-18")).isEqualTo("2026-11-19T09:30:15");
    }

    @Test
    void aHolidayAfterTheDueDayDoesNotMatter() {
        assertThat(from(WEDNESDAY, 1, "2026-11-20")).isEqualTo("2026-11-19T09:30:15");
    }

    @Test
    void theTurnOfTheYearIsCrossed() {
        LocalDateTime newYearsEve = LocalDateTime.parse("2026-12-31T12:00:00");

        assertThat(from(newYearsEve, 1, "2027-01-01")).isEqualTo("2027-01-04T12:00:00");
    }

    @Test
    void zeroDaysAreNowEvenOnASaturdayOrAHoliday() {
        assertThat(from(WEDNESDAY, 0)).isEqualTo(WEDNESDAY);
        assertThat(from(SATURDAY, 0)).isEqualTo(SATURDAY);
        assertThat(from(WEDNESDAY, 0, "2026-11-18")).isEqualTo(WEDNESDAY);
    }

    @Test
    void theTimeOfDayStaysWhenTheClocksGoBackOverTheWeekend() {
        LocalDateTime beforeSummerTimeEnds = LocalDateTime.parse("2026-10-23T10:00:00");

        assertThat(from(beforeSummerTimeEnds, 1)).isEqualTo("2026-10-26T10:00:00");
    }

    @Test
    void whichDayItIsDependsOnTheZoneOfTheClock() {
        Clock clock = Clock.fixed(SUNDAY.atZone(AMSTERDAM).toInstant(), ZoneId.of("Asia/Tokyo"));
        BusinessCalendar mondayAlready = new BusinessCalendar(clock, new BusinessCalendar.Settings(Set.of()));

        assertThat(mondayAlready.in(1).atZone(AMSTERDAM).toLocalDateTime()).isEqualTo("2026-11-23T23:59:59");
        assertThat(mondayAlready.in(1).atZone(clock.getZone()).toLocalDate()).isEqualTo("2026-11-24");
    }

    private static LocalDateTime from(LocalDateTime now, int businessDays, String... holidays) {
        Clock clock = Clock.fixed(now.atZone(AMSTERDAM).toInstant(), AMSTERDAM);
        Set<LocalDate> days = Stream.of(holidays).map(LocalDate::parse).collect(Collectors.toSet());
        BusinessCalendar calendar = new BusinessCalendar(clock, new BusinessCalendar.Settings(days));
        return calendar.in(businessDays).atZone(AMSTERDAM).toLocalDateTime();
    }
}
