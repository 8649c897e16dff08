package anamnesis.posture;

import anamnesis.database.Asked;
import java.util.List;

/// Which login may be the application's, where nobody has said so.
final class Guess {
  private static final String LOGINS =
      """
      select r.rolname as name, count(*) as tables,
             count(*) filter (where r.oid = c.relowner) as owned,
             count(*) filter (where r.oid <> c.relowner
                              and has_table_privilege(r.oid, c.oid, 'insert')) as inserts
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        and r.rolcanlogin and not r.rolsuper
      group by r.rolname
      order by inserts desc, owned desc, r.rolname collate "C"
      """;

  private Guess() {}

  private record Login(String name, long tables, long owned, long inserts) {
    Role inserting() {
      return new Role(
          name, "guessed: it may insert into %s of %s tables".formatted(inserts, tables));
    }

    Role owning() {
      return new Role(
          name,
          "guessed: it owns %s of %s tables and no other login may insert"
              .formatted(owned, tables));
    }
  }

  /// Every login that may write without owning; if there is none, the owners. The likeliest first.
  static List<Role> in(Asked database) {
    List<Login> logins =
        database.list(
            LOGINS,
            row ->
                new Login(
                    row.word("name"),
                    row.count("tables"),
                    row.count("owned"),
                    row.count("inserts")));
    List<Role> writing =
        logins.stream().filter(login -> login.inserts() > 0).map(Login::inserting).toList();
    return writing.isEmpty()
        ? logins.stream().filter(login -> login.owned() > 0).map(Login::owning).toList()
        : writing;
  }
}
