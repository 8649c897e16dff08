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
            "delete from patient returning id",
            "insert into patient values (3) returning id",
            "truncate patient",
            "drop table patient",
            "create table more(id int)",
            "select nextval('s') from (select 1) x",
            "select id from patient for update",
            "select 1; delete from patient",
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
            "open", "list", "first", "each", "copyOut", "identity", "close", "undoneAlone");
  }

  @Test
  void all_answers_are_of_one_moment() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(count(asked)).isEqualTo(2);
      PostgresForTests.happen(url, "delete from patient");
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
      assertThatThrownBy(() -> asked.copyOut("select id from patient", fullDisk()))
          .isInstanceOf(IOException.class);
      assertThat(count(asked)).isEqualTo(2);
    }
  }

  @Test
  void rows_come_out_as_copy_writes_them() throws IOException {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(asked.copyOut("select * from patient order by id", out)).isEqualTo(2);
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
                  "select seen, seen::timestamptz as zoned from patient where id = 1",
                  row -> row.instant("seen").equals(row.instant("zoned"))))
          .contains(true);
      assertThat(asked.first("select seen from patient where id = 1", row -> row.instant("seen")))
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
    return asked.first("select count(*) as n from patient", row -> row.count("n")).orElseThrow();
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
