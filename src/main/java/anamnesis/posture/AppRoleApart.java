package anamnesis.posture;

import anamnesis.Refusal;
import anamnesis.database.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether the application's own role could empty or drop the tables that it works on.
final class AppRoleApart implements Test {
  private static final String NAME = "app-role-apart";

  /// Before 16, who may create roles may also give itself any that is no superuser.
  private static final String ROLE =
      """
      select r.rolsuper as super, pg_has_role(r.oid, d.datdba, 'member') as owner,
             r.rolcreaterole and current_setting('server_version_num')::int < 160000 as grants
      from pg_roles r, pg_database d where r.rolname = ? and d.datname = current_database()
      """;

  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname as name, o.rolname as owner, o.rolname = r.rolname as owns,
             pg_has_role(r.oid, c.relowner, 'member') as member,
             exists (select from pg_roles m where pg_has_role(r.oid, m.oid, 'member')
                     and has_table_privilege(m.oid, c.oid, 'truncate')) as truncates
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
      cross join pg_roles r
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        and r.rolname = ?
      order by n.nspname collate "C", c.relname collate "C"
      """;

  private static final String SCHEMAS =
      """
      select n.nspname as name, pg_has_role(r.oid, n.nspowner, 'member') as owns
      from pg_namespace n cross join pg_roles r
      where r.rolname = ?
        and (has_schema_privilege(r.oid, n.oid, 'create') or pg_has_role(r.oid, n.nspowner, 'member'))
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by n.nspname collate "C"
      """;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String asks() {
    return "the application's role can neither TRUNCATE nor drop the tables it works on";
  }

  @Override
  public Tried on(Ground ground) {
    List<Role> roles =
        ground.appRole().isEmpty()
            ? Guess.in(ground.database())
            : List.of(new Role(ground.appRole(), "named"));
    List<Tried> tried = roles.stream().map(role -> judge(powers(ground.database(), role))).toList();
    return together(roles, tried);
  }

  /// A guess is an answer only if it would be the same whichever of the logins it is.
  static Tried together(List<Role> roles, List<Tried> tried) {
    if (tried.isEmpty()) {
      return unknown("no role that could be the application's; name it with --app-role");
    }
    if (tried.stream().map(Tried::outcome).distinct().count() == 1) {
      return tried.getFirst();
    }
    return unknown(
        "it may be %s, and they differ: name it with --app-role; %s"
            .formatted(
                String.join(" or ", roles.stream().map(Role::name).toList()),
                tried.stream()
                    .filter(one -> one.outcome() == Tried.Outcome.FAIL)
                    .map(Tried::evidence)
                    .findFirst()
                    .orElse("")));
  }

  private static Tried unknown(String why) {
    return new Tried(NAME, Tried.Outcome.NOT_EVALUATED, why);
  }

  /// A table, and what the role may do to it.
  record Hold(String table, String owner, boolean owns, boolean member, boolean truncates) {}

  /// What the role is, beside what it may do to any table.
  ///
  /// @param owner whether the database is its own, to be dropped
  /// @param grants whether it can give itself another role's powers
  record Standing(boolean superuser, boolean owner, boolean grants) {}

  record Schema(String name, boolean owns) {}

  record Powers(Role role, Standing standing, List<Hold> tables, List<Schema> schemas) {}

  static Tried judge(Powers powers) {
    String who = "%s (%s)".formatted(powers.role().name(), powers.role().how());
    if (powers.tables().isEmpty()) {
      return unknown("there is no table to judge by");
    }
    List<String> can = powers.standing().superuser() ? List.of("is a superuser") : can(powers);
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
    schemas(can, "may drop schema ", powers.schemas().stream().filter(Schema::owns).toList());
    schemas(
        can,
        "may CREATE in schema ",
        powers.schemas().stream().filter(schema -> !schema.owns()).toList());
    if (powers.standing().owner()) {
      can.add("may drop the database");
    }
    if (powers.standing().grants()) {
      can.add("may give itself any other role");
    }
    return can;
  }

  private static void schemas(List<String> can, String what, List<Schema> schemas) {
    if (!schemas.isEmpty()) {
      can.add(what + String.join(", ", schemas.stream().map(Schema::name).toList()));
    }
  }

  private static String named(List<Hold> holds) {
    String first = holds.getFirst().table();
    return holds.size() == 1
        ? first
        : String.format(Locale.ROOT, "%,d tables (%s, …)", holds.size(), first);
  }

  private static Powers powers(Asked database, Role role) {
    Standing standing =
        database
            .first(
                ROLE,
                row -> new Standing(row.yes("super"), row.yes("owner"), row.yes("grants")),
                role.name())
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
        role,
        standing,
        tables,
        database.list(SCHEMAS, row -> new Schema(row.word("name"), row.yes("owns")), role.name()));
  }
}
