package anamnesis.reconcile.wounded;

import anamnesis.reconcile.wounded.Relations.Relation;
import anamnesis.reconcile.wounded.Remnant.As;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rows are to which other rows refer: what hangs on an invented person is invented too.
final class Parents {
  private final Relations relations;
  private final Map<String, Map<String, Remnant>> judged = new HashMap<>();

  Parents(Relations relations) {
    this.relations = relations;
  }

  void add(Remnant judgement) {
    judged
        .computeIfAbsent(judgement.table(), none -> new HashMap<>())
        .put(judgement.key(), judgement);
  }

  /// The row to which it refers; of several, the one of which most is known.
  Optional<Remnant> of(RowSaid row) {
    List<Remnant> all = new ArrayList<>();
    for (Relation relation : relations.of(row.shape().table())) {
      int column = row.shape().columns().indexOf(relation.refers());
      Map<String, Remnant> parents = judged.getOrDefault(relation.parent(), Map.of());
      if (column >= 0) {
        row.at(column).map(parents::get).ifPresent(all::add);
      }
    }
    return all.stream().filter(one -> one.as() == As.SYNTHETIC).findFirst().or(() -> real(all));
  }

  private static Optional<Remnant> real(List<Remnant> all) {
    return all.stream()
        .filter(one -> one.as().isReal())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
