package org.eduverify.directory.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days as registers write them: 2019-08-31, 31-08-2019, 31.08.2019, 8/31/2019 (month first), 20190831 or a year. */
final class Dates {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:\\D.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-.](\\d{1,2})[-.](\\d{4})(?:\\D.*)?");
    private static final Pattern WITH_SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\D.*)?");
    private static final Pattern YEAR = Pattern.compile("(1[89]|2[01])\\d\\d");

    private Dates() {}

    /** The day; of a year alone its first one. Empty if the text is not a date. */
    static Optional<LocalDate> of(String text) {
        try {
            if (YEAR.matcher(text).matches()) {
                return Optional.of(LocalDate.of(Integer.parseInt(text), 1, 1));
            }
            Matcher date = YEAR_FIRST.matcher(text);
            if (date.matches()) {
                return Optional.of(date(date, 1, 2, 3));
            }
            date = DAY_FIRST.matcher(text);
            if (date.matches()) {
                return Optional.of(date(date, 3, 2, 1));
            }
            date = WITH_SLASHES.matcher(text);
            if (date.matches()) {
                boolean dayFirst = Integer.parseInt(date.group(1)) > 12;
                return Optional.of(dayFirst ? date(date, 3, 2, 1) : date(date, 3, 1, 2));
            }
            return Optional.empty();
        } catch (DateTimeException impossibleDay) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher date, int year, int month, int day) {
        return LocalDate.of(
                Integer.parseInt(date.group(year)),
                Integer.parseInt(date.group(month)),
                Integer.parseInt(date.group(day)));
    }
}
