package anamnesis.duty;

import java.time.Instant;
import java.time.LocalDate;

/// How a rule counts: from which moment, and how far.
public sealed interface Term {
  /// Calendar days after the day of the moment; that day is day 0.
  record Days(Moment from, int days) implements Term {}

  record Hours(Moment from, int hours) implements Term {}

  /// Calendar days after the end of the calendar year in which the moment lies.
  record DaysAfterYear(Moment from, int days) implements Term {}

  record Untimed() implements Term {}

  /// The clock that this term sets running.
  default Clock clock(Moments moments) {
    return switch (this) {
      case Days(Moment from, int days) -> days(from, moments, day(from, moments).plusDays(days));
      case DaysAfterYear(Moment from, int days) ->
          days(from, moments, LocalDate.of(day(from, moments).getYear(), 12, 31).plusDays(days));
      case Hours(Moment from, int hours) ->
          moments
              .at(from)
              .<Clock>map(at -> new Clock.Hour(from, at, at.plusSeconds(hours * 3600L)))
              .orElse(new Clock.Waiting(from));
      case Untimed() -> new Clock.Untimed();
    };
  }

  private static Clock days(Moment from, Moments moments, LocalDate last) {
    return moments
        .at(from)
        .<Clock>map(at -> new Clock.Day(from, at, last))
        .orElse(new Clock.Waiting(from));
  }

  private static LocalDate day(Moment from, Moments moments) {
    Instant at = moments.at(from).orElse(Instant.EPOCH);
    return LocalDate.ofInstant(at, moments.zone());
  }
}
