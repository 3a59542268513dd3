package org.eduverify.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and times as the pages write them, in the user's language; times name their zone. */
@Component("moments")
class Moments {

    private static final ZoneId ZONE = ZoneId.systemDefault();

    /** Day and time, as in {@code 24 Nov 2026, 16:10 CET}. */
    public String full(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", locale())
                .withZone(ZONE)
                .format(moment);
    }

    /** The day, as in {@code 24 Nov 2026}. */
    public String day(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale())
                .withZone(ZONE)
                .format(moment);
    }

    /** As short as it can be: the time of today, the day of this year, or the full date. */
    public String brief(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZONE);
        LocalDate today = LocalDate.now(ZONE);
        String pattern = day.equals(today) ? "HH:mm" : day.getYear() == today.getYear() ? "d MMM, HH:mm" : "d MMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, locale()).withZone(ZONE).format(moment);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
