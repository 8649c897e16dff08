package anamnesis.reconcile;

import anamnesis.detect.Finding.Severity;
import java.util.List;

/// Something that is not as it should be after a rebuild.
///
/// @param what which check found it, in one word
/// @param key the row, where it is about one; else empty
/// @param says what is the case; never a value
public record Difference(
    Severity severity, String what, String table, String key, List<String> columns, String says) {
  public Difference {
    columns = List.copyOf(columns);
  }

  static Difference row(String table, String key, List<String> columns, String says) {
    return new Difference(Severity.WARN, "row", table, key, columns, says);
  }

  static Difference whole(Severity severity, String what, String table, String says) {
    return new Difference(severity, what, table, "", List.of(), says);
  }
}
