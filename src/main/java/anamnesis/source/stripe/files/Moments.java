package anamnesis.source.stripe.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments as exports and connectors write them. What could be two moments is none.
public final class Moments {
  /// In seconds: the year 5138. A moment of more digits is one in milliseconds, or none.
  public static final long LAST = 99_999_999_999L;

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.(\\d{1,9}))?)?"
              + " ?(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");

  private static final int SECONDS = String.valueOf(LAST).length();

  private Moments() {}

  /// Seconds since 1970.
  static Optional<Instant> second(String text) {
    return text.length() <= SECONDS && text.matches("\\d+")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  /// As a connector writes it: seconds, thousandths of them, or a text that names its zone.
  static Optional<Instant> any(String text) {
    if (text.matches("\\d{1,16}") && text.length() > SECONDS) {
      long number = Long.parseLong(text);
      return Optional.of(Instant.ofEpochMilli(text.length() > 14 ? number / 1000 : number));
    }
    Optional<Instant> second = second(text);
    return second.isPresent() ? second : written(text, ZoneOffset.UTC);
  }

  /// As a person reads it: `2026-02-11 14:03`. A zone in the text itself is believed before that of
  /// its column.
  static Optional<Instant> written(String text, ZoneId column) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String clock = parts.group(2) == null ? "00:00" : parts.group(2);
      LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + clock);
      ZoneId zone = parts.group(4) == null ? column : ZoneId.of(zone(parts.group(4)));
      // In the hour that a clock is put back there are two such moments, and in spring none.
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return offsets.size() == 1
          ? Optional.of(local.toInstant(offsets.getFirst()))
          : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String zone(String written) {
    return written.matches("[+-]\\d{4}")
        ? written.substring(0, 3) + ":" + written.substring(3)
        : written;
  }
}
