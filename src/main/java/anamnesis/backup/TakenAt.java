package anamnesis.backup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a copy was taken: a file's own time is the day it was last moved about, so it counts last.
final class TakenAt {
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})[-_.]?(\\d{2})[-_.]?(\\d{2})"
              + "(?:[-_.T ]?(\\d{2})[-_.:h]?(\\d{2})(?:[-_.:m]?(\\d{2}))?)?(?!\\d)");
  private static final Pattern SECONDS =
      Pattern.compile("(?<!\\d)(1[4-9]\\d{8}|2[01]\\d{8})(?!\\d)");
  private static final DateTimeFormatter INSIDE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH);

  private TakenAt() {}

  /// What pg_dump writes with `--verbose`, behind `-- Started on `.
  static Optional<Instant> inside(String words) {
    try {
      return Optional.of(ZonedDateTime.parse(words.strip(), INSIDE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// When something was taken that does not say so inside.
  ///
  /// @param written the file's own time: it tells the hour where the path tells that very day
  ///   alone, and all where the path tells nothing
  static Instant of(String path, Instant written) {
    Instant named = named(path).orElse(written);
    Duration later = Duration.between(named, written);
    boolean sameDay = !later.isNegative() && later.toDays() == 0;
    return sameDay && tellsADayAlone(path) ? written : named;
  }

  private static boolean tellsADayAlone(String path) {
    boolean alone = false;
    for (Matcher found = DATE.matcher(path); found.find(); ) {
      alone = of(found).isPresent() ? found.group(4) == null : alone;
    }
    return alone;
  }

  /// The last date in a path, in UTC; a day without an hour is its beginning.
  static Optional<Instant> named(String path) {
    Instant last = null;
    for (Matcher found = DATE.matcher(path); found.find(); ) {
      last = of(found).orElse(last);
    }
    Matcher seconds = SECONDS.matcher(path);
    if (last == null && seconds.find()) {
      last = Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
    }
    return Optional.ofNullable(last);
  }

  private static Optional<Instant> of(Matcher found) {
    try {
      LocalDate day =
          LocalDate.of(number(found.group(1)), number(found.group(2)), number(found.group(3)));
      LocalTime time =
          LocalTime.of(number(found.group(4)), number(found.group(5)), number(found.group(6)));
      return Optional.of(day.atTime(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
