create extension dblink;
create extension postgres_fdw;
create extension file_fdw;
create role owner_a login;
create role reader_a login;
grant pg_read_all_data, pg_read_all_stats to reader_a;

create table public.patient (id int primary key, name varchar(20));
insert into public.patient values (1, 'Avery'), (2, 'Robin');
create table public.loot (what text);
create table public.parent (what text);
create sequence public.s;
alter table public.patient owner to owner_a;
alter table public.loot owner to owner_a;
alter table public.parent owner to owner_a;
alter sequence public.s owner to owner_a;

-- A function that goes out and comes back by another connection.
create function public.spring() returns int language plpgsql security definer as $f$
begin
  perform public.dblink_exec('host=localhost port=$port user=postgres dbname=postgres',
    'insert into public.loot values (''spring'')');
  return 1;
end $f$;
create function public.inserts() returns int language sql volatile as
  $f$insert into public.loot values ('inserts') returning 1$f$;
create function public.says_stable() returns int language plpgsql stable security definer as
  $f$begin return public.spring(); end$f$;
create function public.says_immutable() returns int language plpgsql immutable security definer as
  $f$begin return public.spring(); end$f$;
create function public.unlocks() returns int language plpgsql as $f$
begin
  perform set_config('role', 'none', false);
  perform set_config('default_transaction_read_only', 'off', false);
  return public.spring();
end $f$;

-- The same name or sign as one of PostgreSQL's own, and a better fit.
create function public.lower(varchar) returns text language plpgsql as
  $f$begin perform public.spring(); return 'trapped'; end$f$;
create function public.equals(varchar, varchar) returns boolean language plpgsql as
  $f$begin perform public.spring(); return false; end$f$;
create operator public.= (leftarg = varchar, rightarg = varchar, function = public.equals);

create view public.trap as select public.spring() as id;
create view public.behind_a_trap as select id from public.trap;
create view public.folded as select 1 as id where public.says_immutable() = 1;

create server self foreign data wrapper postgres_fdw
  options (host 'localhost', port '$port', dbname 'postgres');
create user mapping for public server self options (user 'postgres', password_required 'false');
create foreign table public.far (id int) server self options (schema_name 'public', table_name 'trap');
create server files foreign data wrapper file_fdw;
create foreign table public.program (line text) server files options (program 'echo x');
create foreign table public.child (what text) inherits (public.parent) server files
  options (program 'echo x');
grant select on all tables in schema public to public;
