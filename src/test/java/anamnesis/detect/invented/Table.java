package anamnesis.detect.invented;

import anamnesis.FoundByType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table of people that a test made up, and what all signs together make of it.
record Table(List<String> columns, List<List<String>> rows) {
  private static final List<Sign> SIGNS = FoundByType.all(Sign.class);

  static Table of(String... columns) {
    return new Table(List.of(columns), new ArrayList<>());
  }

  void add(String... values) {
    rows.add(List.of(values));
  }

  /// Those of another behind these; the other must have the same columns.
  Table and(Table other) {
    List<List<String>> all = new ArrayList<>(rows);
    all.addAll(other.rows);
    return new Table(columns, all);
  }

  Crowd weighed() {
    return weighed(Map.of());
  }

  Crowd weighed(Map<String, anamnesis.contact.ColumnKind> corrected) {
    Pass pass = new Pass("public.patient", true, SIGNS, corrected);
    pass.heading(columns, Set.of("id"));
    for (List<String> row : rows) {
      pass.record(row.toArray(new @Nullable String[0]));
    }
    return pass.close().orElseThrow().crowd();
  }
}
