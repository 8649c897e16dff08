package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table t(id int)                              | it holds what is not ours (table public.t)
          create schema other create table t(id int)          | it holds what is not ours (table other.t)
          create view v as select 1                           | it holds what is not ours (view public.v)
          create materialized view v as select 1              | it holds what is not ours (view public.v)
          create sequence s                                   | it holds what is not ours (sequence public.s)
          create type mood as enum ('calm')                   | it holds what is not ours (type public.mood)
          create domain d as text                             | it holds what is not ours (type public.d)
          create type c as (a int)                            | it holds what is not ours (type public.c)
          create function f() returns int language sql return 1 | it holds what is not ours (function public.f)
          select lo_create(0)                                 | it holds large objects (1)
          create publication p for all tables                 | publishes what is written in it (p)
          """)
  void a_database_with_anything_of_anybodys_is_refused(String made, String why) {
    String url = PostgresForTests.database(made);
    assertThatThrownBy(() -> check(url, List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  @Test
  void an_empty_one_is_taken_and_so_is_what_an_extension_brought() {
    check(PostgresForTests.database("select 1"), List.of());
    check(
        PostgresForTests.database(
            "create extension citext; create extension dblink; create schema extensions;"
                // As PostGIS brings its table of coordinate systems, with its rows.
                + "create table spatial(id serial, mood text); insert into spatial(mood) values ('x');"
                + "create function near() returns int language sql return 1;"
                + "alter extension citext add table spatial;"
                + "alter extension citext add function near();"
                + "alter extension citext add sequence spatial_id_seq"),
        List.of());
  }

  @Test
  void the_practices_own_empty_tables_may_stand_there_with_what_belongs_to_them() {
    String url =
        PostgresForTests.database(
            "create type mood as enum ('calm'); create table patient(id serial, m mood);"
                + "create view v as select id from patient");
    check(url, List.of("public"));
    PostgresForTests.happen(url, "insert into patient(m) values ('calm'); delete from patient");
    assertThatThrownBy(() -> check(url, List.of("public")))
        .hasMessageContaining("its sequences have moved (public.patient_id_seq at 1)");
  }

  @Test
  void one_that_would_do_more_with_the_rows_than_keep_them_is_refused() {
    String watched =
        PostgresForTests.database(
            "create function w() returns event_trigger language plpgsql as 'begin end';"
                + "create event trigger watch on ddl_command_end execute function w()");
    assertThatThrownBy(() -> check(watched, List.of("public")))
        .hasMessageContaining("has event triggers that would act on what is made (watch)");

    String closed = PostgresForTests.database("select 1");
    String name = closed.substring(closed.lastIndexOf('/') + 1);
    PostgresForTests.happen(
        closed, "alter database " + name + " set default_transaction_read_only = on");
    assertThatThrownBy(() -> check(closed, List.of())).hasMessageContaining("set to be read-only");

    String mould = PostgresForTests.database("select 1");
    String moulds = mould.substring(mould.lastIndexOf('/') + 1);
    PostgresForTests.happen(mould, "alter database " + moulds + " is_template true");
    assertThatThrownBy(() -> check(mould, List.of())).hasMessageContaining("is a template");
  }

  @Test
  void only_one_fills_it_at_a_time() {
    String url = PostgresForTests.database("select 1");
    try (Fresh first = Fresh.open(DatabaseUrl.of(url));
        Fresh second = Fresh.open(DatabaseUrl.of(url))) {
      first.hold();
      assertThatThrownBy(second::hold)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is being filled at this moment by another rebuild");
      first.rollback();
      second.rollback();
      second.hold();
    }
  }

  /// A physical copy shares all that a database says of itself, until it is promoted.
  @Test
  void the_wounded_one_is_known_by_every_name_and_so_is_a_copy_or_a_branch_of_it()
      throws Exception {
    Path data = folder.resolve("data");
    ServerIdentity wounded;
    String name;
    try (EmbeddedPostgres server = at(data)) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database portal");
      }
      name = "postgresql://postgres@%s:" + server.getPort() + "/portal";
      wounded = identity(name.formatted("localhost"));
      for (String other : List.of("127.0.0.1", "[::1]", "localhost,127.0.0.1")) {
        refusedAsWounded(name.formatted(other), wounded, "is the wounded one itself");
      }
      refusedAsWounded(
          "postgresql://postgres@/portal?host=/tmp&port=" + server.getPort(),
          wounded,
          "is the wounded one itself");
    }
    Path copy = folder.resolve("copy");
    copied(data, copy);
    try (EmbeddedPostgres server = at(copy)) {
      String clone = "postgresql://postgres@localhost:%d/portal".formatted(server.getPort());
      refusedAsWounded(clone, wounded, "or a physical copy of it");
    }
    Files.createFile(copy.resolve("standby.signal"));
    try (EmbeddedPostgres server = at(copy)) {
      String branch = "postgresql://postgres@localhost:%d/portal".formatted(server.getPort());
      assertThatThrownBy(() -> check(branch, List.of())).hasMessageContaining("is a standby");
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("select pg_promote()");
        statement.execute("checkpoint");
      }
      refusedAsWounded(
          branch, wounded, "is a physical copy of the wounded one (timeline 2, that one is on 1)");
    }
  }

  private static void refusedAsWounded(String url, ServerIdentity wounded, String why) {
    try (Fresh fresh = Fresh.open(DatabaseUrl.of(url))) {
      assertThatThrownBy(() -> fresh.refuseIf(wounded))
          .as(url)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(why);
    }
  }

  private static void check(String url, List<String> schemas) {
    try (Fresh fresh = Fresh.open(DatabaseUrl.of(url))) {
      fresh.refuseUnfit();
      fresh.refuseUsed(schemas);
      assertThat(fresh.tables()).doesNotContain("public.spatial");
    }
  }

  private static ServerIdentity identity(String url) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      return asked.identity();
    }
  }

  private static EmbeddedPostgres at(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1,::1")
        .start();
  }

  private static void copied(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(
            path,
            to.resolve(from.relativize(path)),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
