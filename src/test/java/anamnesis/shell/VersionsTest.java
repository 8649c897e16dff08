package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.database.OlderPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every question that is put to a wounded database, put to each version of it that is supported.
/// The other tests put them to the newest.
class VersionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"15", "16", "17"})
  void every_question_is_understood_and_answered_the_same(String version) throws Exception {
    Path backups = Files.createDirectories(folder.resolve("backups"));
    for (int day = 2; day <= 5; day++) {
      Files.writeString(
          backups.resolve("portal-2026-04-0" + day + "-031700.sql"), ScanCommandTest.dump(151));
    }
    try (OlderPostgres server = OlderPostgres.start(version, folder.resolve("data"))) {
      world(server);
      String url = server.url("looker");

      JsonNode scan = run("scan", "--database", url, "--backups", backups.toString());
      assertThat(scan.path("notEvaluated")).isEmpty();
      assertThat(scan.path("findings"))
          .extracting(finding -> finding.path("id").asString())
          .containsExactlyInAnyOrder(
              "P17-public.patient",
              "S00-public.patient",
              "S04-public.patient",
              "S06-public.patient",
              "B01-portal-*.sql",
              "B02-portal-*.sql",
              "B10-portal-2026-04-05-031700.sql",
              "B13-backups");

      JsonNode posture = run("posture", "--database", url).path("tests").path(0);
      assertThat(posture.path("outcome").asString()).isEqualTo("fail");
      assertThat(posture.path("evidence").asString()).contains("is a member of owner_v");

      server.happen("update patient set email = replace(email, '@example.com', '@alderpost.com')");
      JsonNode well = run("scan", "--database", url, "--save-baseline");
      assertThat(well.at("/baseline/learnt").asBoolean()).as(well.toString()).isTrue();
      server.happen(
          """
          delete from access_log where id > 20; alter table patient drop column phone;
          grant truncate on patient to app_v
          """);
      assertThat(run("scan", "--database", url).path("findings"))
          .extracting(finding -> finding.path("id").asString())
          .contains("P17-public.access_log", "P24-public.patient", "P25-app_v");
    }
  }

  private static void world(OlderPostgres server) throws SQLException {
    server.happen(
        """
        create role owner_v; create role app_v login; create role looker login;
        grant owner_v to app_v;
        create table patient(id text primary key, first_name text, email text, phone text);
        insert into patient select 'p_' || i, 'Avery', 'avery' || i || '@example.com', null
          from generate_series(1, 12) i;
        create table access_log(id int primary key, at timestamptz);
        insert into access_log select i, timestamptz '2026-04-02Z' + i * interval '1 hour'
          from generate_series(1, 90) i;
        alter table patient owner to owner_v; alter table access_log owner to owner_v;
        grant insert on all tables in schema public to app_v;
        grant select on all tables in schema public to looker;
        """);
  }

  private JsonNode run(String command, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = command;
    System.arraycopy(options, 0, words, 1, options.length);
    words[options.length + 1] = "--format";
    words[options.length + 2] = "json";
    return Json.tree(new TheShell(folder.resolve("home")).run(words).out());
  }
}
