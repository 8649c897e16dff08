package anamnesis.backup;

import java.util.List;

/// Who is told what is in a copy while it is read, from its first byte to its last.
public interface Contents {
  /// The rows that follow are of this table. A table may come up again.
  ///
  /// @param columns in the order of the values; empty if the copy does not name them
  void table(String name, List<String> columns);

  /// A row of the table that came up last, good until the next one is told.
  void row(CopyRow row);

  /// The last number that a sequence gave out.
  default void sequence(String name, long last) {}
}
