package anamnesis.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as a screen says them: UTC, and the local time beside the first one.
final class Moments {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("HH:mm 'local'", Locale.ROOT);

  private Moments() {}

  static String utc(Instant at) {
    return UTC.format(at);
  }

  /// To the minute: when a copy was taken is not known better.
  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  static String withLocal(Instant at, ZoneId here) {
    boolean same = here.getRules().getOffset(at).equals(ZoneOffset.UTC);
    return same ? utc(at) : "%s (%s)".formatted(utc(at), LOCAL.withZone(here).format(at));
  }

  /// `3 d 1 h`, `22 h`, `5 min`.
  static String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.isNegative()) {
      return "in the future";
    }
    if (age.toDays() > 0) {
      return "%s d %s h ago".formatted(age.toDays(), age.toHoursPart());
    }
    return age.toHours() > 0
        ? "%s h ago".formatted(age.toHours())
        : "%s min ago".formatted(age.toMinutes());
  }
}
