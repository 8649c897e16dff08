package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// How long a look at a million people takes, beside the same columns drained by COPY.
class BaselineBenchmark {
  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);

  @Test
  void a_million_people_are_looked_at_in_one_pass() throws Exception {
    String url =
        PostgresForTests.database(
            """
            create table patient(id text primary key, first_name text, last_name text,
              birth_date date, email text, phone text, sex text, postal_code text,
              created_at timestamptz, deleted_at timestamptz);
            insert into patient select 'p_' || i, 'Ava' || i %% 1000, 'Alder' || i %% 997,
              date '1940-01-01' + i %% 25000, 'a' || i || '@alderpost.com', '+1561' || i,
              case when i %% 3 = 0 then 'male' else 'female' end, '334' || i %% 90,
              timestamptz '2024-01-01' + i * interval '1 minute', null
            from generate_series(1, %s) i
            """
                .formatted(PEOPLE));
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Look look =
          new Look(
              asked,
              new Look.Manner(
                  Salt.none(),
                  Instant.parse("2026-04-05T22:00:00Z"),
                  any -> false,
                  Progress.SILENT));
      String same =
          "select id, first_name, last_name, birth_date, email, sex, postal_code, created_at,"
              + " deleted_at from public.patient";
      asked.copyOut(same, OutputStream.nullOutputStream());
      long began = System.nanoTime();
      asked.copyOut(same, OutputStream.nullOutputStream());
      long copied = System.nanoTime();
      Portrait portrait = look.portrait();
      long looked = System.nanoTime();
      asked.copyOut(
          Wanted.of(Relation.all(asked).getFirst()).sql(), OutputStream.nullOutputStream());
      tell("its question alone", Duration.ofNanos(System.nanoTime() - looked));
      assertThat(portrait.rows()).isEqualTo(PEOPLE);
      tell("COPY alone", Duration.ofNanos(copied - began));
      tell("the look", Duration.ofNanos(looked - copied));
      tell("bytes of it " + Json.write(portrait).length(), Duration.ZERO);
    }
  }

  private static void tell(String what, Duration took) {
    System.out.printf(Locale.ROOT, "%-24s %6.2f s%n", what, took.toMillis() / 1000.0);
  }
}
