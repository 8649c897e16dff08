package anamnesis.detect.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;

/// How a table is written to in the course of a week, as its own rows tell.
///
/// Time is measured in the rows that it would have brought: a night brings none, and counts for
/// nothing.
///
/// @param column which tells when a row was written
/// @param weeks how many whole weeks were looked at
/// @param rows how many rows they brought
/// @param byHour for each hour of the week from Monday 00:00 UTC, all weeks together
/// @param longest gap that only one in a hundred was longer than, in rows
/// @param regular how many of the days on which anything was written it was written on, from 0 to 1
public record Pace(
    String column, int weeks, int rows, List<Integer> byHour, double longest, double regular) {
  static final int WEEK = 168;
  private static final int FEWEST_ROWS = 20;
  private static final int FEWEST_WEEKS = 4;
  private static final double MOST_DAYS = 0.8;
  private static final double GAPS = 5;

  /// Three public holidays in a row are no news.
  private static final double OPEN_DAYS = 3.5;

  /// Hardly anybody works between the years.
  private static final MonthDay CHRISTMAS = MonthDay.of(12, 24);

  private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

  public Pace {
    byHour = List.copyOf(byHour);
  }

  /// Whether its silence would say anything.
  public boolean speaks() {
    return weeks >= FEWEST_WEEKS && rows >= FEWEST_ROWS && regular >= MOST_DAYS;
  }

  /// Whether it is written to often, and not yet for long enough.
  public boolean tooYoung() {
    return weeks < FEWEST_WEEKS && rows >= FEWEST_ROWS;
  }

  /// How many rows a silence would have brought.
  public double expected(Instant newest, Instant now) {
    double expected = 0;
    long until = hour(now);
    // Longer than a year says nothing more.
    long from = Math.max(hour(newest) + 1, until - 366L * 24);
    for (long hour = from; hour < until; hour++) {
      expected += closed(hour) ? 0 : byHour.get(ofWeek(hour)) / (double) weeks;
    }
    return expected;
  }

  /// From how many rows on that is more than a long weekend.
  public double most() {
    return Math.max(GAPS * Math.max(1, longest), OPEN_DAYS * perOpenDay());
  }

  private double perOpenDay() {
    int[] days = new int[7];
    for (int hour = 0; hour < WEEK; hour++) {
      days[hour / 24] += byHour.get(hour);
    }
    int busiest = java.util.Arrays.stream(days).max().orElse(0);
    int open = 0;
    int sum = 0;
    for (int day : days) {
      if (day * 10 >= busiest && day > 0) {
        open++;
        sum += day;
      }
    }
    return open == 0 ? 0 : (double) sum / open / weeks;
  }

  static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 3600L);
  }

  /// The epoch began on a Thursday.
  static int ofWeek(long hour) {
    return (int) Math.floorMod(hour + 3 * 24, (long) WEEK);
  }

  private static boolean closed(long hour) {
    MonthDay day =
        MonthDay.from(Instant.EPOCH.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC));
    return !day.isBefore(CHRISTMAS) || !day.isAfter(NEW_YEAR);
  }
}
