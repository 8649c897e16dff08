package anamnesis.detect.invented;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import anamnesis.contact.ColumnKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What somebody said of columns in `case.yaml`, where they were recognised wrongly:
///
///     columns:
///       public.patient:
///         dt: born
///         nick: other
public final class Corrections {
  private Corrections() {}

  public static Map<String, Map<String, ColumnKind>> of(Yaml about) {
    Map<String, Map<String, ColumnKind>> corrected = new HashMap<>();
    Problems problems = new Problems();
    about
        .at("columns")
        .map()
        .forEach(
            (table, columns) -> {
              Map<String, ColumnKind> kinds = new HashMap<>();
              columns.map().forEach((column, kind) -> kinds.put(column, kind(kind, problems)));
              corrected.put(table, kinds);
            });
    problems.refuse(
        "columns that nobody can take so",
        "a column is one of "
            + Arrays.stream(ColumnKind.values())
                .map(ColumnKind::word)
                .collect(Collectors.joining(", ")));
    return corrected;
  }

  private static ColumnKind kind(Yaml said, Problems problems) {
    for (ColumnKind kind : ColumnKind.values()) {
      if (kind.word().equals(said.text())) {
        return kind;
      }
    }
    problems.add(said, "`%s` is no kind of column".formatted(said.text()));
    return ColumnKind.OTHER;
  }
}
