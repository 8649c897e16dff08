package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A young file of old content: its newest row stands still, while the copies before it kept
/// moving.
final class StaleContent {
  private static final int MOVED = 3;
  private static final int STILL = 3;

  private StaleContent() {}

  static Optional<Finding> judge(Rule rule, Series series, Given given) {
    Optional<Still> still = still(series.opened());
    Duration limit = given.thresholds().span(rule.id() + ".content");
    if (still.isEmpty() || still.get().lasts().compareTo(least(still.get(), limit)) <= 0) {
      return Optional.empty();
    }
    Still found = still.get();
    Optional<Activity> activity =
        given.anyDatabase().flatMap(asked -> Activity.between(found.first(), found.last(), asked));
    boolean written = activity.filter(each -> each.rows() > 0).isPresent();
    SequencedMap<String, Object> measures = Stale.measures(found.last());
    measures.put("newestRow", found.row().toString());
    measures.put("stillSeconds", found.lasts().toSeconds());
    measures.put("longestBeforeSeconds", found.longest().toSeconds());
    activity.ifPresent(each -> measures.put("rowsWrittenBetween", each.rows()));
    return Optional.of(
        rule.finding(
            written ? given.thresholds().severity(rule) : Severity.WARN,
            written ? Confidence.STRONG : Confidence.INDICATOR,
            series.name() + "#content",
            "the copy of %s is young, its newest row is of %s; before, no content stood still for longer than %s%s"
                .formatted(
                    Ages.at(found.last().takenAt()),
                    Ages.at(found.row()),
                    Ages.of(found.longest()),
                    activity.map(each -> "; " + each.words()).orElse("")),
            measures));
  }

  /// More than a long weekend, and three times as long as it ever rested before.
  private static Duration least(Still still, Duration limit) {
    Duration before = still.longest().multipliedBy(3);
    return before.compareTo(limit) > 0 ? before : limit;
  }

  /// @param first the first copy with this newest row
  /// @param longest how long the newest row stood still before
  private record Still(Copy first, Copy last, Instant row, Duration longest) {
    Duration lasts() {
      return Duration.between(row, last.takenAt());
    }
  }

  private static Optional<Still> still(List<Copy> opened) {
    List<List<Copy>> rests = new ArrayList<>();
    for (Copy copy : opened) {
      boolean same = !rests.isEmpty() && rests.getLast().getLast().newest().equals(copy.newest());
      if (!same) {
        rests.add(new ArrayList<>());
      }
      rests.getLast().add(copy);
    }
    if (rests.size() <= MOVED || rests.getLast().size() < STILL) {
      return Optional.empty();
    }
    Duration longest =
        rests.subList(0, rests.size() - 1).stream()
            .map(rest -> Duration.between(rest.getFirst().takenAt(), rest.getLast().takenAt()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    List<Copy> last = rests.getLast();
    return last.getLast()
        .newest()
        .map(row -> new Still(last.getFirst(), last.getLast(), row, longest));
  }
}
