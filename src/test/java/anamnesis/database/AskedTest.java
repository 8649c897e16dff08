package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class AskedTest {
  private final String url =
      PostgresForTests.database(
          "create table patient(id int primary key, seen timestamp);"
              + "insert into patient values (1, '2026-04-03 03:07:12'), (2, null)");

  @Test
  void nothing_can_be_written_through_it() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      for (String deed :
          new String[] {
            "delete from public.patient returning id",
            "insert into patient values (3) returning id",
            "truncate patient",
            "drop table patient",
            "create table more(id int)",
            "select nextval('s') from (select 1) x",
            "select id from public.patient for update",
            "select 1; delete from public.patient",
            "vacuum",
          }) {
        assertThatThrownBy(() -> asked.list(deed, row -> row.count("id")))
            .as(deed)
            .isInstanceOf(Trouble.class);
      }
      assertThat(count(asked)).isEqualTo(2);
    }
  }

  @Test
  void its_type_has_no_verb_that_writes() {
    assertThat(Arrays.stream(Asked.class.getDeclaredMethods()).map(Method::getName))
        .filteredOn(name -> !name.contains("$"))
        .containsOnly(
            "open",
            "list",
            "first",
            "each",
            "copyOut",
            "inZone",
            "identity",
            "rights",
            "close",
            "refuseWritable",
            "parsed",
            "undoneAlone");
  }

  @Test
  void its_limits_hold_for_its_transaction_and_leave_the_session_as_it_was() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(
              asked.first(
                  "select concat_ws(' ', current_setting('transaction_read_only'),"
                      + " current_setting('default_transaction_read_only'),"
                      + " current_setting('transaction_isolation'),"
                      + " current_setting('lock_timeout'), current_setting('timezone')) as it",
                  row -> row.word("it")))
          .contains("on on repeatable read 5s UTC");
      assertThat(
              asked.list(
                  "select name from pg_settings where source = 'session' and name in"
                      + " ('default_transaction_read_only', 'search_path', 'role',"
                      + " 'statement_timeout') and setting = reset_val",
                  row -> row.word("name")))
          .isEmpty();
    }
  }

  @Test
  void a_superuser_is_taken_down_to_reading_and_told_so() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(asked.first("select current_user::text as me", row -> row.word("me")))
          .contains("pg_read_all_data");
      assertThat(asked.rights()).isEqualTo(new Rights("postgres", true, true));
      assertThat(asked.rights().warning()).startsWith("\"postgres\" is a superuser");
      assertThat(count(asked)).isEqualTo(2);
    }
  }

  @Test
  void only_a_superuser_sees_all_rows_behind_a_policy_and_no_policy_is_run() {
    PostgresForTests.happen(
        url,
        "drop role if exists visitor; create role visitor login;"
            + "grant select on patient to visitor;"
            + "create table ran(what text);"
            + "create function watch() returns boolean language plpgsql as"
            + " $$begin insert into ran values ('x'); return true; end$$;"
            + "create policy watched on patient using (watch());"
            + "alter table patient enable row level security");
    try (Asked all = Asked.open(DatabaseUrl.of(url));
        Asked some = Asked.open(DatabaseUrl.of(PostgresForTests.as("visitor", url)))) {
      assertThat(all.rights().lowered()).isFalse();
      assertThat(count(all)).isEqualTo(2);
      Trouble trouble = catchThrowableOfType(Trouble.class, () -> count(some));
      assertThat(trouble.forbidden()).isTrue();
      assertThat(trouble).hasMessageContaining("row-level security");
    }
  }

  @Test
  void what_later_questions_need_is_answered() {
    for (String question :
        new String[] {
          "select system_identifier from pg_control_system()",
          "select pg_is_in_recovery(), pg_current_wal_lsn()",
          "select pg_walfile_name(pg_current_wal_lsn())",
          "select pg_get_viewdef(c.oid) from pg_class c where c.relname = 'pg_stat_activity'",
          "select pg_get_functiondef(oid) from pg_proc where proname = 'lower' limit 1",
          "select n_live_tup from pg_stat_user_tables",
          "select stats_reset from pg_stat_database where datname = current_database()",
          "select pg_relation_size('public.patient'), pg_total_relation_size('public.patient')",
          "select count(*) from information_schema.columns",
          "select 'into; {x} for update', \"id\" as \"delete\" from public.patient -- )\n",
          "select p.id from public.patient as p(id, update) where p.update is null",
          "select count(delete), max(update), min(insert), max(lower(merge)) from"
              + " (values ('a', 'b', 'c', 'd')) as odd(delete, update, insert, merge)",
          "select count(id) filter (where id > 0) over () from public.patient",
          "with recursive w(n) as (values (1) union all select n + 1 from w where n < 3)"
              + " select substring('abc' for 2), sum(n) from w",
          "select 1 /* a /* nested */ comment ; */",
          "select $a$ ; ( $a$, E'\\'', 1.5e3, -1",
          "table public.patient",
          "values (1), (2)",
          "show server_version",
          "explain select count(*) from public.patient",
          "select * from pg_stat_activity",
        }) {
      assertThat(answered(question)).as(question).isGreaterThanOrEqualTo(0);
    }
  }

  private int answered(String question) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      return asked.list(question, row -> question).size();
    }
  }

  @Test
  void all_answers_are_of_one_moment() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(count(asked)).isEqualTo(2);
      PostgresForTests.happen(url, "delete from public.patient");
      assertThat(count(asked)).isEqualTo(2);
    }
    try (Asked later = Asked.open(DatabaseUrl.of(url))) {
      assertThat(count(later)).isZero();
    }
  }

  @Test
  void a_question_that_fails_does_not_spoil_the_next() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThatThrownBy(() -> asked.list("select * from nowhere", row -> row))
          .isInstanceOf(Trouble.class);
      assertThatThrownBy(() -> asked.copyOut("select 1/0", OutputStream.nullOutputStream()))
          .isInstanceOf(Trouble.class);
      assertThatThrownBy(() -> asked.copyOut("select id from public.patient", fullDisk()))
          .isInstanceOf(IOException.class);
      assertThat(count(asked)).isEqualTo(2);
    }
  }

  @Test
  void rows_come_out_as_copy_writes_them() throws IOException {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(asked.copyOut("select * from public.patient order by id", out)).isEqualTo(2);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("1\t2026-04-03 03:07:12\n2\t\\N\n");
    }
  }

  @Test
  void a_time_without_a_zone_is_utc_wherever_this_runs() {
    TimeZone here = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(
              asked.first(
                  "select seen, seen::timestamptz as zoned from public.patient where id = 1",
                  row -> row.instant("seen").equals(row.instant("zoned"))))
          .contains(true);
      assertThat(
              asked.first(
                  "select seen from public.patient where id = 1", row -> row.instant("seen")))
          .hasValueSatisfying(
              seen -> assertThat(seen).contains(Instant.parse("2026-04-03T03:07:12Z")));
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void a_table_that_may_not_be_read_is_forbidden_and_not_empty() {
    PostgresForTests.happen(url, "drop role if exists passerby; create role passerby login");
    try (Asked asked = Asked.open(DatabaseUrl.of(PostgresForTests.as("passerby", url)))) {
      Trouble trouble = catchThrowableOfType(Trouble.class, () -> count(asked));
      assertThat(trouble.forbidden()).isTrue();
    }
  }

  @Test
  void who_cannot_be_reached_is_a_refusal_without_the_password() {
    int port = 1;
    String closed = "postgresql://ada:hush-hush@localhost:" + port + "/portal";
    assertThat(refused(closed).problem())
        .startsWith("postgresql://ada@localhost:1/portal cannot be reached");

    String missing = url.replace("postgres@", "postgres:hush-hush@") + "_gone";
    assertThat(refused(missing).problem()).startsWith("there is no such database: ");

    String stranger = url.replace("postgres@", "stranger:hush-hush@");
    assertThat(refused(stranger).problem()).endsWith(" does not let this user in");
  }

  @Test
  void a_server_that_keeps_its_identity_to_itself_is_unknown_and_not_an_error() {
    PostgresForTests.happen(
        url,
        "drop role if exists tenant; create role tenant login;"
            + "revoke execute on function pg_control_system() from public;"
            + "revoke execute on function pg_control_checkpoint() from public");
    ServerIdentity whole = identity(url);
    ServerIdentity kept = identity(PostgresForTests.as("tenant", url));
    assertThat(whole.systemIdentifier()).isNotEmpty();
    assertThat(whole.timeline()).isEqualTo(1);
    assertThat(kept.systemIdentifier()).isEmpty();
    assertThat(kept.databaseOid()).isEqualTo(whole.databaseOid());
    assertThat(kept.sameDatabaseAs(whole)).isTrue();

    String other = PostgresForTests.database("create table x(id int)");
    assertThat(identity(other).sameDatabaseAs(kept)).isFalse();
  }

  private static ServerIdentity identity(String url) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      ServerIdentity identity = asked.identity();
      assertThat(asked.list("select 1 as n", row -> row.count("n"))).containsExactly(1L);
      return identity;
    }
  }

  private static Refusal refused(String url) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Asked.open(DatabaseUrl.of(url)).close());
    assertThat(refusal.problem() + refusal.hint() + refusal.getCause()).doesNotContain("hush-hush");
    assertThat(refusal.problem() + refusal.hint()).doesNotContain("\n");
    return refusal;
  }

  private static long count(Asked asked) {
    return asked
        .first("select count(*) as n from public.patient", row -> row.count("n"))
        .orElseThrow();
  }

  private static OutputStream fullDisk() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("no space left on device");
      }
    };
  }
}
