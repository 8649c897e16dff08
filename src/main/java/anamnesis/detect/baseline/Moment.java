package anamnesis.detect.baseline;

import java.time.DateTimeException;
import java.time.LocalDate;

/// A timestamp as PostgreSQL writes it in UTC, without a text or a pattern for each: there are
/// millions of them.
final class Moment {
  /// Infinite, before Christ, or no moment at all.
  static final long NONE = Long.MIN_VALUE;

  private static final int SECONDS = 19;

  private Moment() {}

  /// @return seconds since 1970
  static long second(String written) {
    if (written.length() < SECONDS || written.endsWith("BC") || !isShaped(written)) {
      return NONE;
    }
    try {
      long day =
          LocalDate.of(number(written, 0, 4), number(written, 5, 7), number(written, 8, 10))
              .toEpochDay();
      return day * 86_400
          + number(written, 11, 13) * 3600L
          + number(written, 14, 16) * 60L
          + number(written, 17, SECONDS);
    } catch (DateTimeException | NumberFormatException none) {
      return NONE;
    }
  }

  private static boolean isShaped(String written) {
    return written.charAt(4) == '-'
        && written.charAt(7) == '-'
        && written.charAt(10) == ' '
        && written.charAt(13) == ':'
        && written.charAt(16) == ':';
  }

  private static int number(String written, int from, int to) {
    return Integer.parseInt(written, from, to, 10);
  }
}
