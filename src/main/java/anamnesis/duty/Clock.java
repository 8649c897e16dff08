package anamnesis.duty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How long there is. A clock that cannot run yet says what it waits for; it is never left out.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Clock.Day.class, name = "day"),
  @JsonSubTypes.Type(value = Clock.Hour.class, name = "hour"),
  @JsonSubTypes.Type(value = Clock.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = Clock.Untimed.class, name = "untimed"),
})
public sealed interface Clock {
  /// Counted in calendar days where the practice is: `last` is the last day on which it is in time.
  record Day(Moment from, Instant began, LocalDate last) implements Clock {}

  /// Counted in hours.
  record Hour(Moment from, Instant began, Instant last) implements Clock {}

  /// Nobody has said yet when that moment was.
  record Waiting(Moment from) implements Clock {}

  /// No law sets a term.
  record Untimed() implements Clock {}

  /// The end of it in words, and what it was counted from.
  default String says() {
    return switch (this) {
      case Day(Moment from, Instant _, LocalDate last) ->
          "by %s, from %s".formatted(last, word(from));
      case Hour(Moment from, Instant _, Instant last) ->
          "by %s, from %s".formatted(last.truncatedTo(ChronoUnit.SECONDS), word(from));
      case Waiting(Moment from) ->
          "not running: the moment of %s is not known".formatted(word(from));
      case Untimed() -> "as soon as you can";
    };
  }

  private static String word(Moment moment) {
    return Moments.word(moment);
  }
}
