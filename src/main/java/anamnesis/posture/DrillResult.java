package anamnesis.posture;

import anamnesis.detect.Drilled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a drill came to.
///
/// @param log the line that the log keeps of it
/// @param takenAt when the copy was taken; null for a branch
/// @param newest the newest row that came back
/// @param reasons why it did not pass, the gravest first
/// @param notes what should be known all the same
/// @param sequences those that are not where the copy says: expected, and what came back
public record DrillResult(
    Drilled log,
    String into,
    @Nullable Instant takenAt,
    @Nullable Instant newest,
    List<TableDrilled> tables,
    List<String> reasons,
    List<String> notes,
    List<String> sequences,
    List<Collision> collisions,
    SortedMap<String, Long> leftOut) {
  public DrillResult {
    tables = List.copyOf(tables);
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
    sequences = List.copyOf(sequences);
    collisions = List.copyOf(collisions);
    leftOut = new TreeMap<>(leftOut);
  }

  public boolean passed() {
    return log.passed();
  }

  /// The same, failed for one more reason.
  DrillResult failing(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(reasons);
    all.addAll(more);
    Drilled failed =
        new Drilled(
            log.schema(),
            log.at(),
            log.kind(),
            log.place(),
            log.store(),
            log.copy(),
            log.sha256(),
            log.series(),
            log.database(),
            log.server(),
            Drilled.FAILED,
            all.getFirst(),
            log.rows(),
            log.seconds(),
            log.rto(),
            log.rpo(),
            log.tables());
    return new DrillResult(
        failed, into, takenAt, newest, tables, all, notes, sequences, collisions, leftOut);
  }

  /// Tables by the first letters of what they hold, for who only wants to see that all is there.
  public SequencedMap<String, Long> counts() {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    tables.forEach(table -> counts.put(table.name(), table.rows()));
    return counts;
  }
}
