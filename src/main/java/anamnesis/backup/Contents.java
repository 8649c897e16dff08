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

  /// Whether the database is to be made anew of what is told: then statements are told too, and the
  /// rows of an INSERT stand in its statement alone.
  default boolean replays() {
    return false;
  }

  /// A statement as it stands, in the order in which the copy wants them run. Behind a `COPY … FROM
  /// stdin;` come its rows.
  default void statement(String sql) {}

  /// What follows is of this database: a dump of a whole server holds several.
  default void connected(String database) {}
}
