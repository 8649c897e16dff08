package anamnesis.posture;

import anamnesis.database.Objection;
import anamnesis.database.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a copy gave when it was brought back.
///
/// @param writing what kept it from taking writes; empty if it takes them
/// @param writable when it took the first one
/// @param zone in which its times were written
record Restored(
    Replay.Result replay,
    Optional<Objection> writing,
    Instant writable,
    List<TableDrilled> tables,
    List<String> sequences,
    List<Collision> collisions,
    String zone) {
  /// Why this is not what the copy holds; none if it is.
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Objection objection : replay.objections().stream().limit(5).toList()) {
      reasons.add(objection.words());
    }
    long more = replay.objected() - reasons.size();
    if (more > 0) {
      reasons.add("%s more statements were refused".formatted(more));
    }
    writing.ifPresent(objection -> reasons.add("it takes no writes: " + objection.words()));
    for (TableDrilled table : tables) {
      if (!table.holds()) {
        reasons.add(
            table.expected() == table.rows()
                ? "%s: as many rows, and not the same".formatted(table.name())
                : "%s: %s of %s rows came back"
                    .formatted(table.name(), table.rows(), table.expected()));
      }
    }
    sequences.forEach(sequence -> reasons.add("the sequence " + sequence));
    if (rows() == 0) {
      reasons.add("nothing came back: 0 rows");
    }
    return reasons;
  }

  long rows() {
    return tables.stream().mapToLong(TableDrilled::rows).sum();
  }
}
