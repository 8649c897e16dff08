package anamnesis.shell;

import anamnesis.duty.Clock;
import anamnesis.duty.Duty;
import anamnesis.report.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// What runs out, the soonest first, and how long there still is.
final class Clocks {
  private Clocks() {}

  static List<String> of(Night night, Instant now) {
    ZoneId zone = night.moments().zone();
    List<String> lines = new ArrayList<>();
    night.duties().stream()
        .filter(duty -> !(duty.clock() instanceof Clock.Untimed))
        .sorted(java.util.Comparator.comparing(duty -> end(duty.clock(), zone)))
        .forEach(
            duty ->
                lines.addAll(
                    Lines.wrapped(lines.isEmpty() ? "clocks" : "", says(duty, zone, now))));
    if (lines.isEmpty()) {
      lines.add(Lines.of("clocks", "none runs"));
    } else {
      lines.addAll(Lines.wrapped("", "if they apply: verify with counsel"));
    }
    return lines;
  }

  private static String says(Duty duty, ZoneId zone, Instant now) {
    String rule = duty.rule().citation();
    return switch (duty.clock()) {
      case Clock.Waiting _ -> rule + " " + duty.clock().says();
      case Clock.Untimed _ -> duty.rule().what();
      case Clock.Day(var _, var _, LocalDate last) ->
          "%s: by %s, %s".formatted(rule, last, left(end(duty.clock(), zone), now));
      case Clock.Hour(var _, var _, Instant last) ->
          "%s: by %s, %s".formatted(rule, Moments.utc(last), left(last, now));
    };
  }

  /// What never ends comes last.
  private static Instant end(Clock clock, ZoneId zone) {
    return switch (clock) {
      case Clock.Day(var _, var _, LocalDate last) ->
          last.plusDays(1).atStartOfDay(zone).toInstant();
      case Clock.Hour(var _, var _, Instant last) -> last;
      case Clock.Waiting _, Clock.Untimed _ -> Instant.MAX;
    };
  }

  static String left(Instant end, Instant now) {
    Duration left = Duration.between(now, end);
    return left.isNegative() ? "PAST by " + span(left.negated()) : "in " + span(left);
  }

  /// As a tired person reads it: `3 d 1 h`, `3 h 12 min`.
  static String span(Duration span) {
    if (span.toDays() > 0) {
      return "%s d %s h".formatted(span.toDays(), span.toHoursPart());
    }
    return span.toHours() > 0
        ? "%s h %s min".formatted(span.toHours(), span.toMinutesPart())
        : "%s min".formatted(span.toMinutes());
  }
}
