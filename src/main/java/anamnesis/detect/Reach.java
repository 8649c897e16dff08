package anamnesis.detect;

import java.time.Duration;
import java.time.Instant;

/// How far back somebody can bring the database: a provider's window, or what a catalogue's oldest
/// backup and its log still cover.
///
/// @param place whose it is, as `your provider` or `pgbackrest portal`
/// @param words how it was told, as `1 day`
public record Reach(String place, String words, Duration span) {
  Instant back(Instant now) {
    return now.minus(span);
  }
}
