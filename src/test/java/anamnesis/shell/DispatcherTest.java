package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  @TempDir Path home;
  private TheShell shell;

  @BeforeEach
  void a_shell() {
    shell = new TheShell(home.resolve("home"));
  }

  @Test
  void an_unknown_option_is_refused_with_the_nearest_and_nothing_is_written() throws IOException {
    Said said = shell.run("case", "open", "night", "--formt", "json");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .isEqualTo(
            "refused: `case open` knows no option --formt\nhint:    did you mean --format?\n");
    assertThat(home.resolve("home")).doesNotExist();
  }

  @Test
  void an_unknown_command_is_refused_with_the_nearest() {
    assertThat(shell.run("docter").err())
        .isEqualTo(
            """
            refused: `docter` is no command
            hint:    did you mean `doctor`? `anamnesis help` lists all
            """);
    assertThat(shell.run("case").err())
        .startsWith("refused: `case` alone is no command\nhint:    one of: case list, case open");
  }

  @Test
  void options_stand_anywhere_and_take_their_value_either_way() {
    assertThat(shell.run("doctor", "--format", "json").out())
        .isEqualTo(shell.run("doctor", "--format=json").out());
    assertThat(shell.run("doctor", "--format", "json", "--quiet").exit()).isZero();
    assertThat(shell.run("doctor", "--format").err()).startsWith("refused: --format needs a value");
    assertThat(shell.run("doctor", "--quiet=yes").err())
        .startsWith("refused: --quiet is a flag and takes no value");
    assertThat(shell.run("doctor", "--", "--quiet").err())
        .startsWith("refused: `doctor` takes no words, and 1 were given");
  }

  @Test
  void a_password_that_was_typed_is_not_in_the_journal() throws IOException {
    shell.with("ANAMNESIS_ACTOR", "agent:helper");
    shell.run("case", "open", "night");
    shell.run("rebuild", "--into", "postgresql://app:open@sesame@localhost:1/portal");
    shell.run("rebuild", "--into", "postgresql://app@localhost:1/portal?password=sesame&x=1");
    shell.run("rebuild", "--into", "postgresql://:sesame@localhost:1/portal");
    String journal = Files.readString(home.resolve("home/cases/night/journal.jsonl"));
    assertThat(journal.lines()).hasSize(4);
    assertThat(journal).doesNotContain("sesame").contains("@localhost:1/portal");
  }

  @Test
  void a_declared_agent_stays_one_whatever_it_calls_itself() {
    shell.with("ANAMNESIS_ACTOR", "agent:helper");
    shell.run("case", "open", "night");
    assertThat(shell.run("rebuild", "--actor", "doctor").err())
        .startsWith("refused: agent:helper may not act as doctor");
    assertThat(shell.run("case", "show", "--actor", "agent:other").exit()).isNotEqualTo(2);
  }

  @Test
  void json_is_one_document_with_its_schema_first() {
    Said said = shell.run("doctor", "--format", "json");
    assertThat(Json.tree(said.out()).path("schema").asString()).isEqualTo("anamnesis/doctor/1");
    assertThat(said.out()).startsWith("{\n  \"schema\" : \"anamnesis/doctor/1\"");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void an_unreachable_database_is_what_doctor_finds_and_never_names_the_password() {
    shell.with("ANAMNESIS_DATABASE_URL", "postgresql://app:s3cret@127.0.0.1:1/portal");
    Said said = shell.run("doctor");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("failed").contains("app@127.0.0.1:1/portal");
    assertThat(said.out() + said.err()).doesNotContain("s3cret");
  }

  @Test
  void a_script_stops_at_what_is_refused_and_names_the_line() throws IOException {
    Path script = home.resolve("night.txt");
    Files.writeString(script, "# first\n\ndoctor --format json\nnonsense # no such\ndoctor\n");
    Said said = shell.run("run", script.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out().lines().filter(line -> line.contains("anamnesis/doctor/1"))).hasSize(1);
    assertThat(said.err()).endsWith(script + ": stopped at line 4, exit 2\n");
  }

  @Test
  void a_case_of_a_newer_schema_is_refused_and_left_as_it_is() throws IOException {
    shell.run("case", "open", "night");
    Path about = home.resolve("home/cases/night/case.yaml");
    Files.writeString(about, "schema: 99\nname: night\n");
    Said said = shell.run("case", "open", "night");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is of version 99; this Anamnesis reads up to 1");
    assertThat(Files.readString(about)).startsWith("schema: 99");
  }

  @Test
  void opening_a_case_is_remembered_in_its_journal_and_verified() throws IOException {
    assertThat(shell.run("case", "open", "night").exit()).isZero();
    assertThat(shell.run("case", "verify").exit()).isZero();
    Path folder = home.resolve("home/cases/night");
    assertThat(Files.readString(folder.resolve("journal.jsonl")))
        .contains("\"command\":\"case open night\"")
        .contains("\"at\":\"2026-04-06T02:14:00Z\"");
    Files.writeString(folder.resolve("case.yaml"), "schema: 1\nname: other\n");
    Said said = shell.run("case", "verify");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("case.yaml: changed after it was written");
  }

  @Test
  void what_is_refused_writes_nothing_but_an_agents_attempt_is_remembered() throws IOException {
    shell.run("case", "open", "night");
    Path journal = home.resolve("home/cases/night/journal.jsonl");
    String before = Files.readString(journal);
    assertThat(shell.run("gather", "stripe").exit()).isEqualTo(2);
    assertThat(Files.readString(journal)).isEqualTo(before);
    assertThat(shell.run("gather", "stripe", "--actor", "agent:helper").exit()).isEqualTo(2);
    assertThat(Files.readString(journal))
        .startsWith(before)
        .contains("\"actor\":\"agent:helper\"")
        .contains("refused: there is no key for Stripe");
  }

  @Test
  void names_of_cases_cannot_leave_their_folder() {
    for (String name : new String[] {"../x", "a/b", "..", "a b", "x".repeat(101), "é"}) {
      assertThat(shell.run("case", "open", name).exit()).as(name).isEqualTo(2);
    }
    assertThat(home.resolve("home")).doesNotExist();
  }

  @Test
  void what_a_terminal_would_obey_is_not_printed() {
    assertThat(Screen.speakable("Jon\u001b[2J\u202EsagraV\u0007\tx"))
        .isEqualTo("Jon�[2J�sagraV�\tx");
  }

  @Test
  void every_command_has_help_that_fits_the_screen() {
    Said all = shell.run("help", "--format", "json");
    Json.tree(all.out())
        .path("commands")
        .forEach(
            name -> {
              Said help = shell.run((name.asString() + " --help").split(" "));
              assertThat(help.exit()).as(name.asString()).isZero();
              assertThat(help.out())
                  .contains("Example\n  anamnesis " + name.asString())
                  .contains("Exit codes");
              try (Stream<String> lines = help.out().lines()) {
                assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
              }
            });
    assertThat(shell.run("help").out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }
}
