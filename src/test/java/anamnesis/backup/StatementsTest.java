package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a copy wants run, statement by statement.
class StatementsTest {
  private static final Path CLINIC = Path.of("src/test/resources/anamnesis/posture/clinic");

  @Test
  void a_body_in_sqls_own_form_is_one_statement() throws IOException {
    assertThat(
            told(
                """
                CREATE FUNCTION public.twice(x integer) RETURNS integer
                    LANGUAGE sql
                    BEGIN ATOMIC
                 SELECT CASE WHEN (x > 0) THEN (x * 2) ELSE 0 END;
                 INSERT INTO public.a VALUES (1);
                END;

                SELECT 1;
                """))
        .hasSize(2)
        .last()
        .isEqualTo("SELECT 1;\n");
  }

  @Test
  void words_of_a_body_elsewhere_open_none() throws IOException {
    assertThat(
            told(
                """
                CREATE TABLE public."begin" (
                    "case" text DEFAULT 'begin'::text
                );
                CREATE VIEW public.v AS
                 SELECT CASE WHEN true THEN 1 END AS "end";
                CREATE PROCEDURE public.p()
                    LANGUAGE plpgsql
                    AS $_$
                BEGIN
                  PERFORM 1;
                END $_$;
                BEGIN;
                COMMIT;
                """))
        .hasSize(5);
  }

  @Test
  void a_copy_comes_before_its_rows_and_an_insert_is_its_own_row() throws IOException {
    assertThat(
            told(
                """
                \\connect portal
                COPY public.t (a) FROM stdin;
                one
                \\.
                INSERT INTO public.t VALUES ('two
                ; lines');
                """))
        .containsExactly(
            "-> portal",
            "COPY public.t (a) FROM stdin;\n",
            "row one",
            "INSERT INTO public.t VALUES ('two\n; lines');\n");
    assertThat(Connect.database("-reuse-previous=on \"dbname='it\\'s \"\"odd\"\"'\""))
        .isEqualTo("it's \"odd\"");
  }

  @Test
  void an_archive_tells_indexes_keys_and_triggers_behind_the_rows() throws IOException {
    List<String> told = new ArrayList<>();
    Copies.in(CLINIC.resolve("clinic.dump")).tell("clinic.dump", new Heard(told));
    int lastRow =
        told.lastIndexOf(
            told.reversed().stream().filter(s -> s.startsWith("row")).findFirst().orElseThrow());
    for (String late :
        List.of(
            "CREATE TRIGGER",
            "CREATE INDEX",
            "ALTER TABLE ONLY public.hen\n    ADD CONSTRAINT hen_egg_fkey",
            "REFRESH MATERIALIZED VIEW",
            "SELECT pg_catalog.setval")) {
      assertThat(index(told, late)).as(late).isGreaterThan(lastRow);
    }
    assertThat(index(told, "CREATE TABLE public.hen")).isLessThan(index(told, "row"));
  }

  private static int index(List<String> told, String beginning) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).strip().startsWith(beginning)) {
        return i;
      }
    }
    throw new AssertionError("nothing begins with " + beginning);
  }

  private static List<String> told(String dump) throws IOException {
    List<String> told = new ArrayList<>();
    new PlainDump(new Heard(told))
        .read(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)));
    return told;
  }

  private record Heard(List<String> told) implements Contents {
    @Override
    public boolean replays() {
      return true;
    }

    @Override
    public void table(String name, List<String> columns) {
      // Its statement says the same.
    }

    @Override
    public void row(CopyRow row) {
      told.add("row " + row.values().getFirst());
    }

    @Override
    public void statement(String sql) {
      told.add(sql);
    }

    @Override
    public void connected(String database) {
      told.add("-> " + database);
    }
  }
}
