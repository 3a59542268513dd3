package org.eduverify.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.junit.jupiter.api.Test;

/** Deadlines do not depend on the configured time zone or on that of the system. */
class DeadlinesTest {

    private static final Instant DUE = Instant.parse("2026-11-30T09:15:30.250Z");

    private final Deadlines deadlines = new Deadlines(
            new Deadlines.Settings("P7D", "P30D", "P1D"),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneId.of("Asia/Tokyo")));

    @Test
    void theOverdueAlertStartsAtTheDueDateInUtc() {
        assertThat(deadlines.overdueAlerts(Date.from(DUE))).isEqualTo("R/2026-11-30T09:15:30Z/P1D");
    }

    @Test
    void theEngineReadsTheStartOfTheOverdueAlert() {
        Date firstAlert = new CycleBusinessCalendar()
                .resolveDuedate(deadlines.overdueAlerts(Date.from(DUE)), Date.from(DUE.minusSeconds(60)), 0);

        assertThat(firstAlert.toInstant()).isEqualTo(Instant.parse("2026-11-30T09:15:30Z"));
    }

    @Test
    void aCorrectionLapsesAfterTheConfiguredTime() {
        assertThat(deadlines.correctionDue().toInstant()).isEqualTo(Instant.parse("2026-12-23T12:00:00Z"));
    }
}
