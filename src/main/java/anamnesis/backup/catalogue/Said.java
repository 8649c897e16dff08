package anamnesis.backup.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A place in a catalogue. What is missing there, or of another kind than asked for, is not said:
/// no question to it fails.
record Said(JsonNode node) {
  /// Longer ones are no names of anything.
  private static final int LONGEST = 1024;

  private static final long LAST_SECOND = 253_402_300_799L;

  private static final String BASIC = "^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)$";

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  Said in(String name) {
    return new Said(node.path(name));
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isList() {
    return node.isArray();
  }

  boolean isObject() {
    return node.isObject();
  }

  /// The entries of a list; of anything else, none.
  Stream<Said> each() {
    return node.isArray() ? node.values().stream().map(Said::new) : Stream.empty();
  }

  Stream<Said> each(String name) {
    return in(name).each();
  }

  /// The fields of an object, in their order; of anything else, none.
  List<Map.Entry<String, Said>> fields() {
    return node.properties().stream()
        .map(field -> Map.entry(clean(field.getKey()), new Said(field.getValue())))
        .toList();
  }

  /// A text or a number, as words for a screen; empty if it is neither.
  String text(String name) {
    JsonNode at = node.path(name);
    return at.isString() || at.isNumber() ? clean(at.asString("")) : "";
  }

  Optional<String> word(String name) {
    return Optional.of(text(name)).filter(text -> !text.isBlank());
  }

  boolean is(String name) {
    return node.path(name).booleanValue(false);
  }

  /// A number that counts something.
  Optional<Long> number(String name) {
    JsonNode at = node.path(name);
    long number = at.isNumber() ? at.longValue(-1) : at.asLong(-1);
    return Optional.of(number).filter(one -> one >= 0);
  }

  long bytes(String name) {
    return number(name).orElse(-1L);
  }

  /// A moment, as the tools write one: seconds of the epoch, also with a fraction or as text, or
  /// ISO 8601, also in its basic form; without a zone it is UTC.
  @Nullable Instant time(String name) {
    JsonNode at = node.path(name);
    if (at.isNumber()) {
      return seconds(at.asDecimal(BigDecimal.ZERO));
    }
    String text = at.stringValue("").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    return text.matches("\\d{9,11}")
        ? seconds(new BigDecimal(text))
        : written(text.replaceFirst(BASIC, "$1-$2-$3T$4:$5:$6"));
  }

  private static @Nullable Instant seconds(BigDecimal seconds) {
    boolean real = seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(LAST_SECOND)) < 0;
    return real ? Instant.ofEpochMilli(seconds.movePointRight(3).longValue()) : null;
  }

  private static @Nullable Instant written(String text) {
    try {
      return OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
              instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(OFFSET.parse(text)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String clean(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST))
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
  }
}
