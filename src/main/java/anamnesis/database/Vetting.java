package anamnesis.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the server itself says of a question before it is run: which functions it might call, and
/// which relations it would read.
///
/// A read-only transaction stops writes to tables, and nothing else: a function may still write a
/// file, end a session, or go out and come back by another connection. Such a function may also
/// wait inside a view, or behind a foreign table that runs a program.
final class Vetting {
  private static final String ACTING =
      """
      select distinct p.proname from pg_catalog.pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace and p.proname = any (?)
        and (p.provolatile = 'v' and p.proname <> all (?) or p.oid >= 16384)
      order by 1
      """;

  /// Parsing locks what a question names, and what the views among it name; nothing has run by
  /// then.
  private static final String VIEWS =
      """
      with recursive named as (
        select l.relation as oid from pg_catalog.pg_locks l
        where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.relation >= 16384
          and l.database = (select oid from pg_catalog.pg_database
                            where datname = pg_catalog.current_database())
        union
        select i.inhrelid from pg_catalog.pg_inherits i join named on i.inhparent = named.oid)
      select n.nspname || '.' || c.relname
      from named join pg_catalog.pg_class c on c.oid = named.oid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'f') and not exists (
        select from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
        where d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'e'
          and d.refclassid = 'pg_catalog.pg_extension'::regclass
          and e.extname = 'pg_stat_statements')
      order by 1
      """;

  private final Connection connection;
  private final Set<String> harmless = new HashSet<>();

  Vetting(Connection connection) {
    this.connection = connection;
  }

  /// Before it is even parsed: parsing alone may fold a function that never changes into its
  /// answer.
  void refuseActing(Question question) throws SQLException {
    Set<String> names = question.names();
    names.removeAll(harmless);
    List<String> acting = new ArrayList<>();
    names.stream().filter(Functions.ACT::contains).forEach(acting::add);
    try (PreparedStatement ask = connection.prepareStatement(ACTING)) {
      ask.setArray(1, connection.createArrayOf("text", names.toArray()));
      ask.setArray(2, connection.createArrayOf("text", Functions.ONLY_LOOK.toArray()));
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          acting.add(rows.getString(1));
        }
      }
    }
    if (!acting.isEmpty()) {
      throw Trouble.unasked("%s may do more than answer".formatted(String.join(", ", acting)));
    }
    harmless.addAll(names);
  }

  /// After it was parsed, before it is run.
  void refuseViews() throws SQLException {
    List<String> views = new ArrayList<>();
    try (var ask = connection.prepareStatement(VIEWS);
        ResultSet rows = ask.executeQuery()) {
      while (rows.next()) {
        views.add(rows.getString(1));
      }
    }
    if (!views.isEmpty()) {
      throw Trouble.unasked(
          "%s is not a table, and may call anything".formatted(String.join(", ", views)));
    }
  }
}
