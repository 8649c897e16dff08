package anamnesis.detect.invented;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at the people of a copy, table by table, as its rows stream past.
public final class PeopleInCopy implements Contents {
  private final List<Sign> signs;
  private final Map<String, Pass> tables = new LinkedHashMap<>();
  private @Nullable Pass current;
  private int columns;

  public PeopleInCopy(List<Sign> signs) {
    this.signs = List.copyOf(signs);
  }

  @Override
  public void table(String name, List<String> named) {
    // A table is told where it is made, without columns, and again where its rows begin.
    if (named.isEmpty() && !tables.containsKey(name)) {
      current = null;
      return;
    }
    if (!tables.containsKey(name)) {
      Pass pass = new Pass(name, false, signs, Map.of());
      pass.heading(named, Set.of());
      tables.put(name, pass);
      columns = named.size();
    }
    current = tables.get(name);
    columns = named.isEmpty() ? columns : named.size();
  }

  @Override
  public void row(CopyRow row) {
    Pass pass = current;
    if (pass != null && !row.tooLong()) {
      List<@Nullable String> values = row.values();
      if (values.size() == columns) {
        pass.record(values.toArray(new @Nullable String[0]));
      }
    }
  }

  /// Of each table whose records are people.
  public List<Pass.Looked> looked() {
    List<Pass.Looked> looked = new ArrayList<>();
    tables.values().forEach(pass -> pass.close().ifPresent(looked::add));
    return looked;
  }
}
