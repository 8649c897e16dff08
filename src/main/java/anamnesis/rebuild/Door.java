package anamnesis.rebuild;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rows go through on their way out of the case: into a database, or into a script that a
/// person runs.
interface Door {
  void run(String sql) throws IOException;

  void fill(String table, List<String> columns, Iterator<List<@Nullable String>> rows)
      throws IOException;
}
