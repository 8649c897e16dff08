package anamnesis.detect.baseline;

import anamnesis.database.Asked;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads who may do what.
final class PowersLook {
  private static final String OURS = "n.nspname <> 'information_schema' and n.nspname !~ '^pg_'";

  private static final String OWNERS =
      """
      select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and %1$s
      union all
      select 'schema ' || n.nspname, pg_get_userbyid(n.nspowner) from pg_namespace n where %1$s
      union all
      select 'the database', pg_get_userbyid(d.datdba) from pg_database d
      where d.datname = current_database()
      """
          .formatted(OURS);

  private static final String GRANTS =
      """
      select o.name, case when a.grantee = 0 then 'everybody' else pg_get_userbyid(a.grantee) end as role,
             string_agg(distinct a.privilege_type, ',' order by a.privilege_type) as may
      from (
        select n.nspname || '.' || c.relname as name, coalesce(c.relacl, acldefault('r', c.relowner)) as acl
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and %1$s
        union all
        select 'schema ' || n.nspname, coalesce(n.nspacl, acldefault('n', n.nspowner))
        from pg_namespace n where %1$s
        union all
        select 'the database', coalesce(d.datacl, acldefault('d', d.datdba)) from pg_database d
        where d.datname = current_database()) o, aclexplode(o.acl) a
      group by 1, 2
      """
          .formatted(OURS);

  private static final String ROLES =
      """
      select r.rolname as name,
             concat_ws(' ', case when r.rolcanlogin then 'login' end,
               case when r.rolsuper then 'superuser' end,
               case when r.rolcreaterole then 'createrole' end,
               case when r.rolcreatedb then 'createdb' end,
               case when r.rolreplication then 'replication' end,
               case when r.rolbypassrls then 'bypassrls' end,
               (select 'in ' || string_agg(distinct pg_get_userbyid(m.roleid), ',' order by pg_get_userbyid(m.roleid))
                from pg_auth_members m where m.member = r.oid)) as may
      from pg_roles r where r.rolname !~ '^pg_'
      """;

  private static final String GUARDS =
      """
      select n.nspname || '.' || c.relname as name,
             case when c.relforcerowsecurity then 'forced' else 'on' end as kind, '' as definition
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relrowsecurity and %1$s
      union all
      select n.nspname || '.' || c.relname || ': ' || p.polname,
             case when p.polpermissive then 'permissive ' else 'restrictive ' end || p.polcmd::text,
             coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' / '
             || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
      from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace where %1$s
      """
          .formatted(OURS);

  private PowersLook() {}

  static Powers of(Asked asked, Salt salt) {
    SortedMap<String, SortedMap<String, String>> grants = new TreeMap<>();
    asked.each(
        GRANTS,
        row ->
            grants
                .computeIfAbsent(row.word("name"), name -> new TreeMap<>())
                .put(row.word("role"), row.word("may")));
    SortedMap<String, String> guards = new TreeMap<>();
    asked.each(
        GUARDS,
        row ->
            guards.put(
                row.word("name"),
                row.word("kind") + " #" + salt.label("is", row.word("definition"))));
    return new Powers(named(asked, OWNERS, "owner"), grants, named(asked, ROLES, "may"), guards);
  }

  private static SortedMap<String, String> named(Asked asked, String question, String column) {
    SortedMap<String, String> named = new TreeMap<>();
    asked.each(question, row -> named.put(row.word("name"), row.word(column)));
    return named;
  }
}
