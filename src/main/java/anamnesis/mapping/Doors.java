package anamnesis.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Columns that open doors: a value that two rows claim opens neither.
final class Doors {
  private Doors() {}

  static List<Draft> shutOnTwo(TableMapping table, List<Draft> drafts) {
    List<Draft> all = drafts;
    for (Column column : table.columns().values()) {
      if (column.grantsAccess()) {
        all = shutOnTwo(column, all);
      }
    }
    return all;
  }

  private static List<Draft> shutOnTwo(Column column, List<Draft> drafts) {
    SequencedMap<String, List<Cell.Claim>> claims = new TreeMap<>();
    for (Draft draft : drafts) {
      if (draft.row().cells().get(column.name()) instanceof Cell.Known known) {
        claims
            .computeIfAbsent(folded(known.value()), _ -> new ArrayList<>())
            .add(new Cell.Claim(known.value(), known.from()));
      }
    }
    return drafts.stream()
        .map(
            draft ->
                draft
                    .value(column.name())
                    .map(value -> claims.getOrDefault(folded(value), List.of()))
                    .filter(among -> among.size() > 1)
                    .map(among -> draft.with(column.name(), new Cell.Disputed(among, false)))
                    .orElse(draft))
        .toList();
  }

  /// Two spellings of one login are one login.
  private static String folded(String value) {
    return value.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
