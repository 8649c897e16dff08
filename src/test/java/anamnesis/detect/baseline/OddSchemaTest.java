package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.database.Trouble;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Tables that nobody would make, and somebody did.
class OddSchemaTest {
  private static final Instant NOW = Instant.parse("2026-04-05T22:00:00Z");

  /// What was not read would be learnt as if it were not there.
  @Test
  void half_a_look_is_none() {
    String url = PostgresForTests.database("create table one(id int primary key)");
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Look look =
          new Look(asked, new Look.Manner(Salt.none(), NOW, table -> false, Progress.SILENT));
      PostgresForTests.happen(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      assertThatThrownBy(look::portrait).isInstanceOf(Trouble.class);
    }
  }

  @Test
  void whatever_they_are_called_and_hold_they_are_looked_at() {
    String many =
        IntStream.range(0, 150).mapToObj(i -> "c" + i + " int").collect(Collectors.joining(", "));
    String url =
        PostgresForTests.database(
            """
            create table nothing();
            insert into nothing default values;
            create schema "Odd: one";
            create table "Odd: one"."a? {b}; c"("the \""key" bytea primary key, "e-mail" text,
              "Vital Pulse" numeric, "sex?" char(3), "at" timestamp, "is deleted" boolean,
              "name" jsonb, "birthDate" text);
            insert into "Odd: one"."a? {b}; c" values
              ('\\x00ff', E'tab\\there\\nand\\\\there', 'NaN', 'f', 'infinity', null, '{"a": 1}', 'soon'),
              ('\\x01', '', 72.5, null, '0044-03-15 BC', true, null, '1960-02-30'),
              ('\\x02', 'A@b.test', 80, 'm', '2026-04-01 10:00', false, '"x"', '04/02/1988');
            create table pair(a int, b text, v int, primary key (a, b));
            insert into pair select i, 'b' || i, i from generate_series(1, 2000) i;
            create table wide(id uuid primary key, %s);
            insert into wide(id, c0, c149) values ('11111111-1111-1111-1111-111111111111', 1, 2);
            create table part(id int primary key, at timestamptz) partition by range (id);
            create table part_1 partition of part for values from (1) to (100);
            insert into part select i, '2026-04-01Z' from generate_series(1, 40) i;
            """
                .formatted(many));
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Look look =
          new Look(asked, new Look.Manner(Salt.none(), NOW, table -> false, Progress.SILENT));
      Portrait portrait = look.portrait();
      assertThat(look.gaps()).isEmpty();
      assertThat(look.uncounted()).isEmpty();
      assertThat(portrait.tables())
          .containsOnlyKeys(
              "Odd: one.a? {b}; c", "public.nothing", "public.pair", "public.wide", "public.part");
      assertThat(portrait.rows()).isEqualTo(1 + 3 + 2000 + 1 + 40);
      Held odd = held(portrait, "Odd: one.a? {b}; c");
      assertThat(odd.keys().seen()).isEqualTo(3);
      assertThat(odd.newest()).containsEntry("at", Instant.parse("2026-04-01T10:00:00Z"));
      assertThat(odd.soft()).containsEntry("is deleted", 1L);
      assertThat(odd.present()).containsEntry("sex?", 2L).containsEntry("name", 2L);
      assertThat(odd.shares().get("last digit of Vital Pulse"))
          .containsEntry("5", 1L)
          .containsEntry("0", 1L);
      Held wide = held(portrait, "public.wide");
      assertThat(wide.present())
          .containsEntry("c0", 1L)
          .containsEntry("c1", 0L)
          .containsEntry("c149", 1L);
      assertThat(held(portrait, "public.pair").keys().whole()).isFalse();
      assertThat(Json.read(Json.write(portrait), Portrait.class)).isEqualTo(portrait);
    }
  }

  private static Held held(Portrait portrait, String table) {
    Held held = portrait.held(table);
    if (held == null) {
      throw new AssertionError(table);
    }
    return held;
  }
}
