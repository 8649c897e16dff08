-- A login that can do what a scan does, and nothing else. Run this once in the
-- database that is to be scanned, as its owner or an administrator:
--
--   psql "$OWNER_URL" -f role.sql
--   psql "$OWNER_URL" -c '\password anamnesis_scan'
--
-- It may connect, see what stands in the schemas, read the rows, and read the
-- server's counters. It owns nothing. Run it again after a new schema was made:
-- every statement may be repeated.

do $$
declare
  place text;
  owner text;
begin
  if not exists (select from pg_roles where rolname = 'anamnesis_scan') then
    create role anamnesis_scan login
      nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit 3;
  end if;
  alter role anamnesis_scan set default_transaction_read_only = on;
  begin
    grant pg_read_all_stats to anamnesis_scan;
  exception when insufficient_privilege then
    raise notice 'not granted: pg_read_all_stats. A scan does without, and says what it cannot see; an administrator can say: grant pg_read_all_stats to anamnesis_scan';
  end;
  execute format('grant connect on database %I to anamnesis_scan', current_database());

  for place in
    select nspname from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
  loop
    execute format('grant usage on schema %I to anamnesis_scan', place);
    execute format('grant select on all tables in schema %I to anamnesis_scan', place);
    execute format('grant select on all sequences in schema %I to anamnesis_scan', place);

    -- Tables that are made later, by whoever makes them here.
    for owner in
      select distinct pg_get_userbyid(c.relowner) from pg_class c
      where c.relnamespace = quote_ident(place)::regnamespace and c.relkind in ('r', 'p')
        and pg_has_role(current_user, c.relowner, 'member')
    loop
      execute format(
        'alter default privileges for role %I in schema %I grant select on tables to anamnesis_scan',
        owner, place);
    end loop;
  end loop;
end
$$;

-- Tables with row-level security hide rows from this login, and a scan says of
-- each that it was not evaluated. If it is to see them, an administrator says so:
--
--   alter role anamnesis_scan bypassrls;
