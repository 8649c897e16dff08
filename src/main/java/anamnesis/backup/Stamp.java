package anamnesis.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendOptional(DateTimeFormatter.ofPattern(".SSSSSS", Locale.ROOT))
          .toFormatter(Locale.ROOT);

  private Stamp() {}

  /// Whether a column of this name tells when its row was written: one of plans does not.
  public static boolean speaks(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    return NOT_WRITTEN.stream().noneMatch(lower::contains);
  }

  /// A timestamp as PostgreSQL writes it; without an offset it is taken for UTC.
  static Optional<Instant> of(String value) {
    if (value.length() < 19 || value.charAt(4) != '-' || value.charAt(10) != ' ') {
      return Optional.empty();
    }
    int offset = Math.max(value.indexOf('+', 19), value.indexOf('-', 19));
    String plain = offset < 0 ? value : value.substring(0, offset);
    try {
      LocalDateTime time = LocalDateTime.parse(padded(plain), WRITTEN);
      ZoneOffset zone = offset < 0 ? ZoneOffset.UTC : ZoneOffset.of(value.substring(offset));
      return Optional.of(time.toInstant(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Six digits of a second, or none: PostgreSQL leaves the last zeros away.
  private static String padded(String plain) {
    return plain.length() == 19 ? plain : (plain + "000000").substring(0, 26);
  }
}
