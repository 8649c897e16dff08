package anamnesis.posture;

import anamnesis.Refusal;
import anamnesis.database.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the application's own role could empty or drop the tables that it works on.
final class AppRoleApart implements Test {
  private static final String NAME = "app-role-apart";

  private static final String ROLE = "select rolsuper as super from pg_roles where rolname = ?";

  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname as name, o.rolname as owner, o.rolname = r.rolname as owns,
             pg_has_role(r.oid, c.relowner, 'member') as member,
             has_table_privilege(r.oid, c.oid, 'truncate') as truncates
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
      cross join pg_roles r
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        and r.rolname = ?
      order by n.nspname collate "C", c.relname collate "C"
      """;

  private static final String SCHEMAS =
      """
      select n.nspname as name from pg_namespace n cross join pg_roles r
      where r.rolname = ? and has_schema_privilege(r.oid, n.oid, 'create')
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by n.nspname collate "C"
      """;

  private static final String GUESS =
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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String asks() {
    return "the application's role can neither empty nor drop the tables it works on";
  }

  @Override
  public Tried on(Ground ground) {
    Optional<Role> role =
        ground.appRole().isEmpty()
            ? guessed(ground.database())
            : Optional.of(new Role(ground.appRole(), "named"));
    return role.map(known -> judge(powers(ground.database(), known)))
        .orElseGet(
            () ->
                new Tried(
                    NAME,
                    Tried.Outcome.NOT_EVALUATED,
                    "no role that could be the application's; name it with --app-role"));
  }

  /// @param how named by a person, or guessed from what
  record Role(String name, String how) {}

  /// A table, and what the role may do to it.
  record Hold(String table, String owner, boolean owns, boolean member, boolean truncates) {}

  record Powers(Role role, boolean superuser, List<Hold> tables, List<String> schemas) {}

  static Tried judge(Powers powers) {
    String who = "%s (%s)".formatted(powers.role().name(), powers.role().how());
    if (powers.tables().isEmpty()) {
      return new Tried(NAME, Tried.Outcome.NOT_EVALUATED, "there is no table to judge by");
    }
    List<String> can = powers.superuser() ? List.of("is a superuser") : can(powers);
    return can.isEmpty()
        ? new Tried(
            NAME,
            Tried.Outcome.PASS,
            "%s owns none of %s tables, is no member of an owner, and has neither TRUNCATE nor CREATE"
                .formatted(who, powers.tables().size()))
        : new Tried(NAME, Tried.Outcome.FAIL, who + " " + String.join("; ", can));
  }

  private static List<String> can(Powers powers) {
    List<String> can = new ArrayList<>();
    List<Hold> owned = powers.tables().stream().filter(Hold::owns).toList();
    if (!owned.isEmpty()) {
      can.add("owns " + named(owned));
    }
    List<Hold> through =
        powers.tables().stream().filter(hold -> hold.member() && !hold.owns()).toList();
    through.stream()
        .map(Hold::owner)
        .distinct()
        .forEach(
            owner ->
                can.add(
                    "is a member of %s, which owns %s"
                        .formatted(
                            owner,
                            named(
                                through.stream().filter(h -> h.owner().equals(owner)).toList()))));
    List<Hold> granted =
        powers.tables().stream().filter(hold -> hold.truncates() && !hold.member()).toList();
    if (!granted.isEmpty()) {
      can.add("may TRUNCATE " + named(granted));
    }
    if (!powers.schemas().isEmpty()) {
      can.add("may CREATE in schema " + String.join(", ", powers.schemas()));
    }
    return can;
  }

  private static String named(List<Hold> holds) {
    String first = holds.getFirst().table();
    return holds.size() == 1
        ? first
        : String.format(Locale.ROOT, "%,d tables (%s, …)", holds.size(), first);
  }

  private static Powers powers(Asked database, Role role) {
    boolean superuser =
        database
            .first(ROLE, row -> row.yes("super"), role.name())
            .orElseThrow(
                () ->
                    new Refusal(
                        "there is no role \"%s\" on this server".formatted(role.name()),
                        "list them with `psql -c '\\du'`, or leave --app-role away"));
    List<Hold> tables =
        database.list(
            TABLES,
            row ->
                new Hold(
                    row.word("name"),
                    row.word("owner"),
                    row.yes("owns"),
                    row.yes("member"),
                    row.yes("truncates")),
            role.name());
    return new Powers(
        role, superuser, tables, database.list(SCHEMAS, row -> row.word("name"), role.name()));
  }

  /// The login that may write to most tables without owning them; if there is none, their owner.
  private static Optional<Role> guessed(Asked database) {
    return database
        .first(
            GUESS,
            row ->
                row.count("inserts") > 0
                    ? new Role(
                        row.word("name"),
                        "guessed: of all logins it may insert into most tables, %s of %s"
                            .formatted(row.count("inserts"), row.count("tables")))
                    : new Role(
                        row.word("name"),
                        "guessed: it owns %s of %s tables and no other login may insert"
                            .formatted(row.count("owned"), row.count("tables"))))
        .filter(role -> !role.how().contains("owns 0 of"));
  }
}
