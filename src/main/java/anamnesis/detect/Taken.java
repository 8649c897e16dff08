package anamnesis.detect;

import anamnesis.backup.Copy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Between which moments a copy was really taken. A name tells local time and does not say whose,
/// or only the day: nobody is accused of what that leaves open.
record Taken(Instant earliest, Instant latest) {
  /// Zones reach from 14 hours before UTC to 12 behind it.
  static final Duration EAST = Duration.ofHours(14);

  private static final Duration WEST = Duration.ofHours(12);
  private static final DateTimeFormatter DAY = format("yyyyMMdd");
  private static final DateTimeFormatter MINUTE = format("yyyyMMddHHmm");

  static Taken of(Copy copy) {
    Instant told = copy.takenAt();
    String digits = copy.path().replaceAll("(?<=\\d)[-_.:Th ]+(?=\\d)", "");
    String minute = MINUTE.format(told);
    int at = digits.lastIndexOf(minute);
    if (at >= 0) {
      boolean utc = digits.substring(at + minute.length()).matches("(?s)\\d{0,2}Z.*");
      return utc ? new Taken(told, told) : new Taken(told.minus(EAST), told.plus(WEST));
    }
    boolean dayOnly = minute.endsWith("0000") && digits.contains(DAY.format(told));
    return dayOnly
        ? new Taken(told.minus(EAST), told.plus(Duration.ofDays(1)).plus(WEST))
        : new Taken(told, told);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
