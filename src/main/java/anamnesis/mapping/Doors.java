package anamnesis.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
      for (Cell.Claim claim : claimed(draft.row().cells().get(column.name()))) {
        claims.computeIfAbsent(folded(claim.value()), _ -> new ArrayList<>()).add(claim);
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

  /// A claim that is disputed opens nothing, and still stands against another's.
  private static List<Cell.Claim> claimed(@Nullable Cell cell) {
    return switch (cell) {
      case Cell.Known known -> List.of(new Cell.Claim(known.value(), known.from()));
      case Cell.Disputed disputed -> disputed.among();
      case Cell.Inferred _, Cell.Lost _ -> List.of();
      case null -> List.of();
    };
  }

  /// Two spellings of one login are one login.
  private static String folded(String value) {
    return value.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
