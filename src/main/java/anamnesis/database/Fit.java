package anamnesis.database;

import anamnesis.Refusal;
import java.util.List;

/// What makes a database unfit to be filled, whether it has rows or not.
final class Fit {
  private static final String STANDBY = "select 'x' where pg_is_in_recovery()";
  private static final String READ_ONLY =
      "select 'x' where current_setting('transaction_read_only') = 'on'";
  private static final String TEMPLATE =
      "select 'x' from pg_database where datname = current_database() and datistemplate";

  /// An extension's own are its business: it came with the server.
  private static final String EVENT_TRIGGERS =
      """
      select evtname from pg_event_trigger t where evtenabled <> 'D' and not exists (
        select from pg_depend d where d.classid = 'pg_event_trigger'::regclass
        and d.objid = t.oid and d.deptype = 'e')
      order by 1
      """;

  /// What is written here would be sent on.
  private static final String PUBLISHED =
      """
      select pubname from pg_publication p where puballtables
        or exists (select from pg_publication_rel r where r.prpubid = p.oid)
        or exists (select from pg_publication_namespace n where n.pnpubid = p.oid)
      order by 1
      """;

  private static final String FED =
      """
      select subname from pg_subscription s
      join pg_database d on d.oid = s.subdbid and d.datname = current_database() order by 1
      """;

  private static final String LARGE_OBJECTS =
      "select count(*)::text from pg_largeobject_metadata having count(*) > 0";

  /// Everything that somebody made here and no extension did, in other schemas than those given. A
  /// table brings types and sequences along, and is named alone.
  private static final String OBJECTS =
      """
      select kind || ' ' || n.nspname || '.' || name from (
        select case relkind when 'S' then 'sequence' when 'v' then 'view'
                 when 'm' then 'view' when 'f' then 'foreign table' else 'table' end as kind,
               relname as name, relnamespace as namespace, 'pg_class'::regclass as class, oid
        from pg_class c where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        union all
        select 'function', proname, pronamespace, 'pg_proc'::regclass, oid from pg_proc
        union all
        select 'type', typname, typnamespace, 'pg_type'::regclass, oid from pg_type t
        where typtype in ('e', 'd', 'r') or (typtype = 'c' and exists (
          select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))) o
      join pg_namespace n on n.oid = o.namespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'anamnesis')
        and n.nspname !~ '^pg_(toast|temp)' and not n.nspname = any (string_to_array(?, ' '))
        and not exists (select from pg_depend d where d.classid = o.class and d.objid = o.oid
                        and d.deptype in ('e', 'a', 'i'))
      order by 1
      """;

  /// A sequence that has moved while its table is empty tells of rows that were.
  private static final String MOVED =
      """
      select format('%s.%s at %s', schemaname, sequencename, last_value) from pg_sequences
      where last_value is not null and schemaname <> 'anamnesis'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
          and d.objid = format('%I.%I', schemaname, sequencename)::regclass and d.deptype = 'e')
      order by 1
      """;

  private Fit() {}

  static void refuseUnfit(Fresh fresh) {
    refuse(fresh, STANDBY, "is a standby, which takes no rows of its own", "name its primary's");
    refuse(
        fresh,
        READ_ONLY,
        "is set to be read-only",
        "unset default_transaction_read_only for it, or name another with --into");
    refuse(
        fresh,
        TEMPLATE,
        "is a template: every database made after it would hold the patients",
        another(fresh));
    refuse(
        fresh,
        EVENT_TRIGGERS,
        "has event triggers that would act on what is made",
        "disable them until it is filled, or " + another(fresh));
    refuse(fresh, PUBLISHED, "publishes what is written in it", another(fresh));
    refuse(fresh, FED, "is filled from elsewhere by a subscription", another(fresh));
  }

  static void refuseUsed(Fresh fresh, List<String> schemas) {
    refuse(fresh, LARGE_OBJECTS, "is not fresh: it holds large objects", another(fresh));
    refuse(
        fresh,
        OBJECTS,
        "is not fresh: it holds what is not ours",
        another(fresh),
        String.join(" ", schemas));
    refuse(
        fresh,
        MOVED,
        "is empty now, and was not: its sequences have moved",
        "if it may be filled all the same, restart them; else " + another(fresh));
  }

  private static void refuse(
      Fresh fresh, String question, String problem, String hint, Object... values) {
    List<String> found = fresh.list(question, values);
    if (!found.isEmpty()) {
      throw new Refusal(
          "the database \"%s\" %s%s".formatted(fresh.identity().database(), problem, named(found)),
          hint);
    }
  }

  private static String named(List<String> found) {
    if (found.equals(List.of("x"))) {
      return "";
    }
    List<String> first = found.subList(0, Math.min(5, found.size()));
    return " (%s%s)"
        .formatted(
            String.join(", ", first),
            found.size() > first.size() ? ", %d more".formatted(found.size() - first.size()) : "");
  }

  private static String another(Fresh fresh) {
    return "create an empty one with `createdb %s_fresh` and name it with --into"
        .formatted(fresh.identity().database());
  }
}
