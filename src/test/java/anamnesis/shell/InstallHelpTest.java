package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.casefile.Json;
import anamnesis.casefile.Yaml;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InstallHelpTest {
  private static final String SCRIPT =
      """
      create table patient(id int primary key, email text);
      insert into patient select i, 'avery' || i || '@alderpost.com' from generate_series(1, 60) i;
      create schema billing;
      create table billing.payment(id serial primary key, paid_at timestamptz);
      insert into billing.payment(paid_at) values (now());
      """;

  @TempDir Path home;

  @Test
  void a_scan_under_the_printed_role_sees_as_much_as_one_under_the_owner() {
    String url = PostgresForTests.database(SCRIPT);
    PostgresForTests.happen(url, role());
    // A second time, and in a database that is made later.
    PostgresForTests.happen(url, role());

    JsonNode owner = scan(url);
    JsonNode role = scan(PostgresForTests.as("anamnesis_scan", url));

    assertThat(owner.path("evaluated").asInt()).isPositive();
    assertThat(role.path("evaluated")).isEqualTo(owner.path("evaluated"));
    assertThat(role.path("notEvaluated")).isEqualTo(owner.path("notEvaluated"));
    assertThat(role.path("notAsked")).isEqualTo(owner.path("notAsked"));
  }

  /// Since 16 a CREATEROLE may hand on no role that it does not administer, and providers' owners
  /// are no superusers.
  @Test
  void an_owner_who_may_make_roles_and_no_more_can_run_it() {
    String url = PostgresForTests.database(SCRIPT);
    String name = DatabaseUrl.of(url).database();
    PostgresForTests.happen(
        url,
        """
        create role their_owner createrole;
        alter database %s owner to their_owner;
        alter schema public owner to their_owner;
        alter schema billing owner to their_owner;
        alter table patient owner to their_owner;
        alter table billing.payment owner to their_owner;
        """
            .formatted(name));

    String script = role().replace("anamnesis_scan", "their_scan");
    PostgresForTests.happen(url, "set role their_owner;\n" + script);
    PostgresForTests.happen(url, "set role their_owner;\n" + script);

    JsonNode seen = scan(PostgresForTests.as("their_scan", url));
    assertThat(seen.path("evaluated").asInt()).isPositive();
    assertThat(seen.path("notEvaluated").toString()).doesNotContain("no right to read it");
  }

  @Test
  void tables_that_are_made_later_are_seen_too() {
    String url = PostgresForTests.database(SCRIPT);
    PostgresForTests.happen(url, role());
    PostgresForTests.happen(url, "create table billing.later(id int primary key, email text)");

    assertThat(scan(PostgresForTests.as("anamnesis_scan", url)).path("notEvaluated"))
        .isEqualTo(scan(url).path("notEvaluated"));
  }

  @Test
  void it_cannot_write_even_where_it_takes_off_its_own_limit() {
    String url = PostgresForTests.database(SCRIPT);
    PostgresForTests.happen(url, role());
    for (String deed :
        List.of(
            "insert into patient values (1000, 'x')",
            "update patient set email = null",
            "delete from patient",
            "truncate patient",
            "drop table patient",
            "alter table patient add column x int",
            "create table public.mine(id int)",
            "create schema mine",
            "select setval('billing.payment_id_seq', 1)",
            "create role other",
            "alter role anamnesis_scan superuser")) {
      String bold =
          "set role anamnesis_scan; set default_transaction_read_only = off;"
              + " set transaction read write; "
              + deed;
      assertThatThrownBy(() -> PostgresForTests.happen(url, bold))
          .as(deed)
          .hasMessageMatching("(?s).*(permission denied|must be owner|not allowed).*");
    }
  }

  @Test
  void each_timer_is_printed_with_the_role_and_where_the_address_is_kept() {
    for (String timer : List.of("systemd", "cron", "github")) {
      TheShell.Said said = shell().run("scan", "--install-help", timer, "--backups", "/copies");
      assertThat(said.exit()).isZero();
      assertThat(said.out())
          .contains("create role anamnesis_scan", "install -m 600")
          .contains("anamnesis scan --backups /copies", "ANAMNESIS_HOME")
          .doesNotContain("%LAUNCHER%", "%BACKUPS%");
    }
    assertThat(shell().run("scan", "--install-help").out())
        .contains("OnCalendar=", "10 4 * * 1 anamnesis ", "runs-on: [self-hosted");
    assertThat(shell().run("scan", "--install-help", "windows").exit()).isEqualTo(2);
  }

  /// What a person types is quoted for a shell; a unit and a crontab read it otherwise.
  @Test
  void a_path_comes_out_of_each_timer_as_it_was_typed() throws Exception {
    String odd = "/srv/our copies/100%/$x \"it's\"";
    assertThat(line("systemd", "ExecStart=", odd))
        .endsWith(" scan --backups \"/srv/our copies/100%%/$$x \\\"it's\\\"\"");

    String cron = line("cron", "10 4 ", odd);
    assertThat(cron).doesNotContainPattern("(?<!\\\\)%");
    String typed = cron.replace("\\%", "%").replaceFirst(".*set \\+a; ", "");
    assertThat(shell(typed)).endsWith("[scan][--backups][" + odd + "][--quiet]");
    assertThat(shell(line("github", " scan --backups", odd)))
        .endsWith("[scan][--backups][" + odd + "][--quiet]");
  }

  @Test
  void a_timer_runs_elsewhere_so_that_its_folders_are_named_whole_and_all_of_them() {
    TheShell.Said said =
        shell()
            .run("scan", "--install-help", "cron", "--backups", "copies", "--backups", "s3://b/p");
    String here = Path.of("copies").toAbsolutePath().toString();
    assertThat(said.out())
        .contains(
            " scan --backups %s --backups s3://b/p --quiet".formatted(CommandLine.quoted(here)));
  }

  private String line(String timer, String with, String copies) {
    JsonNode json =
        json(shell().run("scan", "--install-help", timer, "--backups", copies, "--format", "json"));
    return json.path(timer)
        .asString()
        .lines()
        .filter(line -> line.contains(with))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  /// Each word of the line as a shell takes it apart, the first left out.
  private static String shell(String line) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "set -- %s; shift; printf '[%%s]' \"$@\"".formatted(line))
            .redirectErrorStream(true)
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// In a unit, a crontab or a workflow the address would be read by others.
  @Test
  void no_timer_holds_the_address_of_the_database() {
    JsonNode json = json(shell().run("scan", "--install-help", "--format", "json"));
    for (String timer : List.of("systemd", "cron", "github")) {
      assertThat(json.path(timer).asString()).doesNotContain("postgresql://").isNotBlank();
    }
    assertThat(json.path("secret").asString()).contains("postgresql://");
  }

  @Test
  void the_workflow_is_yaml_with_a_job_that_scans() {
    JsonNode json = json(shell().run("scan", "--install-help", "github", "--format", "json"));
    Yaml workflow = Yaml.read("weekly-scan.yml", json.path("github").asString());
    assertThat(workflow.at("jobs").at("scan").at("steps").list()).hasSize(1);
    assertThat(workflow.at("on").at("schedule").list().getFirst().at("cron").text())
        .isEqualTo("10 4 * * 1");
  }

  private String role() {
    return json(shell().run("scan", "--install-help", "--format", "json")).path("role").asString();
  }

  private JsonNode scan(String url) {
    return json(shell().run("scan", "--database", url, "--format", "json"));
  }

  private static JsonNode json(TheShell.Said said) {
    return Json.tree(said.out());
  }

  private TheShell shell() {
    return new TheShell(home);
  }
}
