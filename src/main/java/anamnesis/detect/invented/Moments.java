package anamnesis.detect.invented;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Moments as databases and exports write them: `2026-03-14 09:30:00.123+00`, `2026-03-14T09:30Z`.
final class Moments {
  static final long NONE = Long.MIN_VALUE;

  private Moments() {}

  /// The second, of the zone it was written in; [#NONE] if it is none.
  static long second(String written) {
    long day = day(written);
    if (day == NONE || written.length() < 16) {
      return day == NONE ? NONE : day * 86_400;
    }
    int hour = two(written, 11);
    int minute = two(written, 14);
    int second = written.length() >= 19 ? two(written, 17) : 0;
    return hour < 0 || minute < 0
        ? NONE
        : ((day * 24 + hour) * 60 + minute) * 60 + Math.max(0, second);
  }

  /// Whether it says a time of day that is no whole hour: then it is no shifted midnight either.
  static boolean hasMinutes(String written) {
    return written.length() >= 16
        && (written.charAt(10) == 'T' || written.charAt(10) == ' ')
        && two(written, 11) >= 0
        && (two(written, 14) > 0 || (written.length() >= 19 && two(written, 17) > 0));
  }

  /// The day since 1970; [#NONE] if it does not begin with one, written as ISO 8601 has it.
  static long day(String written) {
    if (written.length() < 10 || written.charAt(4) != '-' || written.charAt(7) != '-') {
      return NONE;
    }
    int century = two(written, 0);
    int year = two(written, 2);
    int month = two(written, 5);
    int day = two(written, 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return NONE;
    }
    try {
      return LocalDate.of(century * 100 + year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static int two(String written, int at) {
    int tens = written.charAt(at) - '0';
    int ones = written.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
