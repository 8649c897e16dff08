-- One attempt a line.
-- Plain orders.
insert into public.loot values ('x') returning what
update public.patient set name = 'x' returning id
delete from public.patient returning id
merge into public.patient p using public.loot l on true when matched then delete
truncate public.patient
drop table public.patient
create table public.more(id int)
create temp table more(id int)
select * into public.more from public.patient
select * into temp more from public.patient
create table public.more as select 1
alter system set work_mem = '8MB'
alter role owner_a superuser
grant all on public.patient to public
vacuum
vacuum public.patient
analyze
analyze public.patient
explain analyze insert into public.loot values ('x')
explain (analyze) insert into public.loot values ('x')
explain (analyze true, buffers) select public.inserts()
explain analyze select 1
cluster
reindex database postgres
checkpoint
refresh materialized view public.none
comment on table public.patient is 'x'
security label on table public.patient is 'x'
lock table public.patient
lock table public.patient in access exclusive mode
listen gossip
unlisten *
notify gossip
prepare p as select 1
execute p
deallocate all
discard all
declare c cursor with hold for select 1
load 'auto_explain'
call public.spring()
do $$begin perform public.spring(); end$$
do $$begin insert into public.loot values ('do'); end$$
-- Another transaction, other settings.
commit
rollback
commit; insert into public.loot values ('x')
select 1; insert into public.loot values ('x')
select 1; commit; insert into public.loot values ('x')
select 1 ; -- \n ; delete from public.patient
begin read write
start transaction read write
set transaction read write
set session characteristics as transaction read write
set default_transaction_read_only = off
set default_transaction_read_only = off; insert into public.loot values ('x')
set transaction_read_only = off
select set_config('transaction_read_only', 'off', true)
select set_config('default_transaction_read_only', 'off', false)
select set_config('role', 'none', false), public.spring()
select pg_catalog.set_config('search_path', 'public', false)
update pg_settings set setting = 'off' where name = 'default_transaction_read_only' returning name
reset role
reset all
reset session authorization
set role postgres
set role none
set session authorization postgres
savepoint s
release savepoint s
prepare transaction 'loot'
commit prepared 'loot'
-- Bracketed orders.
with w as (insert into public.loot values ('x') returning *) select * from w
with w as (update public.patient set name = 'x' returning *) select * from w
with w as (delete from public.patient returning *) select * from w
with w as (select 1) insert into public.loot values ('x') returning what
with w as (select 1) delete from public.patient returning id
explain delete from public.patient
select * from (delete from public.patient returning id) d
-- Out of COPY's bracket.
select 1) to program 'touch $loot/bracket' --
select 1) to program 'touch $loot/bracket
select 1) to '$loot/bracket' with (format csv
select 1) to '$loot/bracket' /*
select 1 /* ) to '$loot/bracket
select ')' from public.patient) to '$loot/bracket' --
select $a$)$a$ ) to '$loot/bracket' --
select E'\\')' ) to '$loot/bracket' --
copy (select 1) to program 'touch $loot/program'
copy (select 1) to '$loot/copied'
copy public.patient to '$loot/copied'
copy public.loot from '/etc/hostname'
copy public.loot from program 'echo x'
copy public.loot from stdin
-- Rows locked.
select id from public.patient for update
select id from public.patient for no key update
select id from public.patient for share
select id from public.patient for key share
select id from public.patient for/**/update
-- Functions that act.
select public.inserts()
select public.spring()
select public.says_stable()
select public.says_immutable()
select public.unlocks()
select "public"."spring"()
select public . spring ()
select public/**/./**/spring()
explain select public.says_immutable()
select nextval('public.s')
select setval('public.s', 99)
select pg_catalog.nextval('public.s')
select "nextval"('public.s')
select NEXTVAL('public.s')
select ('public.s'::regclass).nextval
select (('public.s'::regclass)).pg_catalog.nextval
select nextval/* */('public.s')
select lastval()
values (nextval('public.s'))
with w as (select nextval('public.s')) select * from w
select id from public.patient where nextval('public.s') > 0
select id from public.patient order by nextval('public.s')
select count(*) filter (where nextval('public.s') > 0) from public.patient
select * from nextval('public.s')
select * from rows from (nextval('public.s')) as f(a)
select pg_advisory_lock(1)
select pg_advisory_xact_lock(1)
select pg_try_advisory_lock(1)
select pg_try_advisory_lock_shared(1, 2)
select pg_notify('gossip', 'x')
select pg_terminate_backend($victim)
select pg_cancel_backend($victim)
select pg_reload_conf()
select pg_rotate_logfile()
select pg_switch_wal()
select pg_create_restore_point('loot')
select pg_logical_emit_message(true, 'loot', 'x')
select pg_logical_emit_message(false, 'loot', 'x')
select pg_export_snapshot()
select pg_stat_reset()
select pg_stat_reset_shared('bgwriter')
select pg_stat_reset_single_table_counters('public.patient'::regclass)
select pg_stat_reset_slru('xact')
select pg_create_physical_replication_slot('loot', true)
select pg_create_logical_replication_slot('loot', 'test_decoding')
select pg_replication_origin_create('loot')
select pg_backup_start('loot')
select pg_promote()
select pg_wal_replay_pause()
select pg_log_backend_memory_contexts($victim)
select pg_import_system_collations('public')
select pg_current_xact_id()
select txid_current()
select pg_sleep(0)
select lo_create(4711)
select lo_creat(-1)
select lo_import('/etc/hostname')
select lo_import('/etc/hostname', 4712)
select lo_export(4711, '$loot/lo')
select lo_from_bytea(4713, 'x')
select pg_read_file('/etc/hostname')
select pg_read_binary_file('/etc/hostname')
select pg_ls_dir('/')
select ('/')::text.pg_ls_dir
select ('/'::text).pg_ls_dir
select pg_file_write('$loot/file', 'x', false)
select pg_catalog.pg_file_write('$loot/file', 'x', false)
select query_to_xml('select public.spring()', true, true, '')
select table_to_xml('public.trap'::regclass, true, true, '')
select database_to_xml(true, true, '')
select cursor_to_xml('c', 1, true, true, '')
select * from ts_stat('select public.spring()::text::tsvector')
select ts_rewrite('a'::tsquery, 'select public.spring()::text::tsquery, ''b''::tsquery')
select {fn user()}
select {fn nextval('public.s')}
select U&"\006eextval"('public.s')
select U&'\0061'
-- By another connection.
select public.dblink_exec('host=localhost port=$port user=postgres dbname=postgres', 'insert into public.loot values (''x'')')
select dblink_exec('host=localhost port=$port user=postgres dbname=postgres', 'insert into public.loot values (''x'')')
select * from public.dblink('host=localhost port=$port user=postgres dbname=postgres', 'select public.spring()') as d(id int)
select public.dblink_connect('c', 'host=localhost port=$port user=postgres dbname=postgres')
select * from public.far
select * from public.program
select * from public.parent
table public.program
-- What waits in views.
select * from public.trap
select id from public.behind_a_trap
select * from public.folded
table public.trap
with w as (select * from public.trap) select * from w
select exists (select from public.trap)
explain select * from public.folded
select count(*) from public.patient where exists (select 1 from public.trap)
-- Nothing, and what cannot be read.
;
select 'no end
select "no end
select $a$ no end
