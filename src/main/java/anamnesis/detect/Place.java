package anamnesis.detect;

import anamnesis.database.Answer;
import java.util.ArrayList;
import java.util.List;

/// Where a database runs, as far as its address and its own catalogue tell.
///
/// @param address without its password
/// @param marks as `setting rds`, `role doadmin`, `schema heroku_ext`, `function aurora_version`
/// @param here whether the server runs on the machine that asks, or on the one that is tunnelled to
/// @param data the server's folder; empty if this role may not see it
public record Place(String address, List<String> marks, boolean here, String data) {
  static final Place UNKNOWN = new Place("", List.of(), false, "");

  private static final String MARKS =
      """
      select distinct 'setting ' || split_part(name, '.', 1) as mark from pg_settings
      where name like '%.%'
      union select 'role ' || rolname from pg_roles
      union select 'schema ' || nspname from pg_namespace
      union select 'function ' || proname from pg_proc where proname = 'aurora_version'
      """;

  private static final String SERVER =
      """
      select inet_server_addr() is null or inet_server_addr() = inet_client_addr() as here,
             coalesce((select setting from pg_settings where name = 'data_directory'), '') as data
      """;

  public Place {
    marks = List.copyOf(marks);
  }

  static Place of(Wounded wounded, String address) {
    List<String> marks = new ArrayList<>();
    wounded.each(MARKS, row -> marks.add(row.word("mark")));
    return wounded.one(
        SERVER, row -> new Place(address, marks, row.yes("here"), text(row, "data")));
  }

  private static String text(Answer row, String column) {
    return row.text(column).orElse("");
  }
}
