package anamnesis.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Spans and moments as a finding says them.
final class Ages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Ages() {}

  /// `12 days`, `26 h`, `90 min`: in the largest unit that loses little.
  static String of(Duration span) {
    if (span.compareTo(Duration.ofDays(3)) >= 0) {
      return span.toDays() + " days";
    }
    if (span.compareTo(Duration.ofHours(3)) >= 0) {
      return span.toHours() + " h";
    }
    return span.toMinutes() + " min";
  }

  static String at(Instant moment) {
    return MINUTE.format(moment);
  }

  static String rows(long rows) {
    return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
  }
}
