package anamnesis.posture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How old the newest copy of a series may be, by how often the others were taken.
///
/// @param words what is allowed, and why
record Rhythm(Duration allowed, String words) {
  static final Duration DAILY = Duration.ofHours(26);
  static final Duration WEEKLY = Duration.ofDays(8);

  private static final Duration DAY = Duration.ofHours(36);

  /// @param taken when each of its copies was taken, oldest first
  static Rhythm of(List<Instant> taken) {
    if (taken.size() < 3) {
      return new Rhythm(WEEKLY, "8 days, its rhythm not being known from so few copies");
    }
    Duration usual = median(taken);
    if (usual.compareTo(DAY) <= 0) {
      return new Rhythm(DAILY, "26 h, its copies being taken daily");
    }
    if (usual.compareTo(WEEKLY) <= 0) {
      return new Rhythm(WEEKLY, "8 days, its copies being taken weekly");
    }
    Duration most = usual.plus(usual.dividedBy(2));
    return new Rhythm(
        most,
        "%s days, its copies being taken every %s days".formatted(most.toDays(), usual.toDays()));
  }

  private static Duration median(List<Instant> taken) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < taken.size(); i++) {
      gaps.add(Duration.between(taken.get(i - 1), taken.get(i)));
    }
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }
}
