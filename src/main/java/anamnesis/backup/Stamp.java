package anamnesis.backup;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/// When a row was written, as far as one of its columns tells.
public final class Stamp {
  /// Columns that speak of what is planned or of a life, not of when the row was written.
  private static final List<String> NOT_WRITTEN =
      List.of(
          "expir",
          "until",
          "due",
          "sched",
          "plan",
          "start",
          "end",
          "valid",
          "birth",
          "dob",
          "appoint",
          "visit",
          "next",
          "remind",
          "renew",
          "effective");

  /// No time at all.
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000;
  private static final int DATE_AND_TIME = 19;

  private Stamp() {}

  /// Whether a column of this name tells when its row was written: one of plans does not.
  public static boolean speaks(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    return NOT_WRITTEN.stream().noneMatch(lower::contains);
  }

  /// Whether a column holds what belongs to one person alone, as a birth: the latest of them would
  /// name somebody.
  static boolean ofALife(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    return lower.contains("birth") || lower.contains("dob") || lower.contains("death");
  }

  static long micros(Instant at) {
    return Math.addExact(at.getEpochSecond() * SECOND, at.getNano() / 1000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
  }

  /// A timestamp as PostgreSQL writes it (`2026-04-03 03:07:12.5+00`), in microseconds since 1970;
  /// without an offset it is taken for UTC. Made without a text: there are millions of them.
  static long micros(byte[] b, int from, int to) {
    if (to - from < DATE_AND_TIME || !shaped(b, from)) {
      return NONE;
    }
    int year = digits(b, from, 4);
    int month = digits(b, from + 5, 2);
    int day = digits(b, from + 8, 2);
    int hour = digits(b, from + 11, 2);
    int minute = digits(b, from + 14, 2);
    int second = digits(b, from + 17, 2);
    if (Math.min(Math.min(year, hour), Math.min(minute, second)) < 0
        || hour > 23
        || minute > 59
        || second > 59
        || !isDay(year, month, day)) {
      return NONE;
    }
    long seconds = days(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
    return rest(b, from + DATE_AND_TIME, to, seconds * SECOND);
  }

  private static boolean shaped(byte[] b, int from) {
    return b[from + 4] == '-'
        && b[from + 7] == '-'
        && b[from + 10] == ' '
        && b[from + 13] == ':'
        && b[from + 16] == ':';
  }

  /// The fraction of a second and the offset, of which each may be missing; nothing else may be
  /// there.
  private static long rest(byte[] b, int from, int to, long whole) {
    long micros = whole;
    int at = from;
    if (at < to && b[at] == '.') {
      long unit = SECOND / 10;
      for (at++; at < to && b[at] >= '0' && b[at] <= '9'; at++) {
        micros += (b[at] - '0') * unit;
        unit /= 10;
      }
    }
    if (at == to) {
      return micros;
    }
    int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
    int length = to - at;
    boolean known = length == 3 || (length == 6 && b[at + 3] == ':');
    if (sign == 0 || !known) {
      return NONE;
    }
    int hours = digits(b, at + 1, 2);
    int minutes = length == 6 ? digits(b, at + 4, 2) : 0;
    return hours < 0 || minutes < 0
        ? NONE
        : micros - sign * (hours * 3_600L + minutes * 60L) * SECOND;
  }

  /// A number of so many digits; -1 if it is none.
  private static int digits(byte[] b, int from, int count) {
    int number = 0;
    for (int at = from; at < from + count; at++) {
      int digit = b[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static boolean isDay(int year, int month, int day) {
    return year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /// Since 1970. March is the first month of a year here, so that a leap day is its last; 153 days
  /// are five months.
  private static long days(int year, int month, int day) {
    int march = (month + 9) % 12;
    long since = (long) year - (march > 9 ? 1 : 0);
    return 365 * since
        + since / 4
        - since / 100
        + since / 400
        + (153L * march + 2) / 5
        + day
        - 719_469;
  }
}
