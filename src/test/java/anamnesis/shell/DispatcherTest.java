package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.casefile.Json;
import anamnesis.shell.TheShell.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

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
        .startsWith("refused: `case` alone is no command\nhint:    one of: case ");
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
    assertThat(said.out()).contains("case.yaml, line 2: changed");
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
  void a_second_writer_is_refused_with_who_holds_the_case_and_looking_is_free() throws Exception {
    shell.run("case", "open", "night");
    Path folder = home.resolve("home/cases/night");
    Holder other = Holder.of("person", "link", Instant.parse("2026-04-06T02:10:00Z"));
    try (var _ = Case.open(folder).hold(other)) {
      Said said = CompletableFuture.supplyAsync(() -> shell.run("gather", "stripe")).join();
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err())
          .contains("refused: the case in %s is held by `link` of person".formatted(folder))
          .contains("since 2026-04-06T02:10:00Z\n");
      assertThat(CompletableFuture.supplyAsync(() -> shell.run("case", "show")).join().exit())
          .isZero();
    }
    assertThat(shell.run("case", "verify").exit()).isZero();
    assertThat(shell.run("gather", "stripe").err()).contains("there is no key for Stripe");
  }

  @Test
  void the_rests_of_a_killed_command_are_told_by_the_next() throws Exception {
    shell.run("case", "open", "night");
    Path folder = home.resolve("home/cases/night");
    Holder killed = Holder.of("person", "link", Instant.parse("2026-04-06T02:10:00Z"));
    Files.writeString(folder.resolve(Hold.FILE), Json.write(killed));
    assertThat(shell.run("case", "open", "night").err().replace('\n', ' '))
        .isEqualTo("killed before its end: %s ".formatted(killed));
    assertThat(shell.run("case", "open", "night").err()).isEmpty();
  }

  @Test
  void what_only_looks_does_not_go_on_but_begins_anew() throws Exception {
    Path folder = Files.createDirectory(home.resolve("backups"));
    for (int day = 1; day < 10; day++) {
      String dump = "--\n-- PostgreSQL database dump\n--\n" + " ".repeat(1 << 21);
      Files.writeString(folder.resolve("portal-2026-04-0%s.sql".formatted(day)), dump);
    }
    Thread.currentThread().interrupt();
    Said said = shell.run("backups", folder.toString(), "--quiet");
    assertThat(Thread.interrupted()).isFalse();
    assertThat(said.err()).isEqualTo("interrupted; the same command begins anew\n");
    assertThat(said.exit()).isEqualTo(130);
  }

  @Test
  void an_interrupted_command_says_so_in_one_line_and_in_its_journal() throws Exception {
    shell.run("case", "open", "night");
    Path folder = Files.createDirectory(home.resolve("consents"));
    Thread.currentThread().interrupt();
    Said said = shell.run("gather", "s3", folder.toString(), "--quiet");
    assertThat(Thread.interrupted()).isFalse();
    assertThat(said.err()).isEqualTo("interrupted; the same command goes on from here\n");
    assertThat(said.exit()).isEqualTo(130);
    assertThat(Files.readString(home.resolve("home/cases/night/journal.jsonl")))
        .contains("\"exit\":130,\"result\":\"interrupted\"");
    Said verified = shell.run("case", "verify");
    assertThat(verified.exit()).as(verified.out()).isZero();
  }

  @Test
  void one_that_is_interrupted_where_the_memory_ends_was_interrupted() throws Exception {
    shell.run("case", "open", "night");
    StaticListableBeanFactory house = new StaticListableBeanFactory(Map.of("greedy", new Greedy()));
    var around = new Surroundings(Map.of(), Instant::now, home, false);
    var err = new ByteArrayOutputStream();
    Screen screen = Screen.of(new ByteArrayOutputStream(), err, false);
    String folder = home.resolve("home/cases/night").toString();

    Exit exit =
        new Dispatcher(house.getBeanProvider(Command.class))
            .run(List.of("greedy", "--case", folder), around, screen);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("interrupted; ");
    assertThat(exit).isEqualTo(Exit.INTERRUPTED);
    assertThat(Files.readString(home.resolve("home/cases/night/journal.jsonl")))
        .contains("\"exit\":130,\"result\":\"interrupted\"");
    assertThat(shell.run("case", "verify").exit()).isZero();
  }

  /// Wants more than any machine has, and is interrupted meanwhile.
  private static final class Greedy implements Command {
    @Override
    public String name() {
      return "greedy";
    }

    @Override
    public String about() {
      return "wants more than there is";
    }

    @Override
    public String example() {
      return "greedy";
    }

    @Override
    public Outcome run(Call call) throws IOException {
      call.theCase();
      Thread.currentThread().interrupt();
      return new Outcome(
          Exit.DONE, Outcome.json("greedy"), List.of("more".repeat(Integer.MAX_VALUE / 2)));
    }
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

  @Test
  void what_is_quoted_in_a_refusal_leaves_it_two_lines() {
    Said said = shell.run("case", "show", "--case", "a\nb");
    assertThat(said.err().lines()).hasSize(2);
    assertThat(said.err()).startsWith("refused: there is no case in a\uFFFDb\nhint:    ");
  }

  @Test
  void an_empty_value_is_refused_for_it_may_be_a_variable_that_is_not_set() {
    Said said = shell.run("case", "show", "--case", "");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: --case is given an empty value\n");
    assertThat(shell.run("").err())
        .isEqualTo("refused: that is no command\nhint:    `anamnesis help` lists all commands\n");
  }

  @Test
  void a_result_goes_where_it_can_or_nothing_is_done() {
    Path nowhere = home.resolve("none/result.txt");
    Said said = shell.run("case", "open", "night", "--out", nowhere.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: there is no folder " + nowhere.getParent());
    assertThat(shell.run("case", "open", "night", "--out", home.toString()).err())
        .startsWith("refused: --out %s is a folder".formatted(home));
    assertThat(home.resolve("home")).doesNotExist();
    assertThat(nowhere.getParent()).doesNotExist();
  }

  @Test
  void a_pipe_is_written_to_and_not_replaced() throws Exception {
    Path pipe = home.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    assertThat(shell.run("doctor", "--out", pipe.toString()).exit()).isZero();
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("Nothing configured fails.");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void colours_are_for_a_terminal_and_not_for_the_pipe_beside_it() {
    for (boolean watched : new boolean[] {true, false}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Screen.of(out, new ByteArrayOutputStream(), true, watched).print(List.of("CRITICAL x"), true);
      assertThat(out.toString(StandardCharsets.UTF_8).contains("\u001b")).isEqualTo(watched);
    }
  }

  @Test
  void on_a_terminal_a_long_refusal_is_broken_between_words() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen.of(new ByteArrayOutputStream(), err, true)
        .refuse(new Refusal("no key", "word ".repeat(40).strip()), false);
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(lines.get(2)).startsWith("         word");
  }

  @Test
  void a_script_that_plays_itself_is_stopped() throws IOException {
    Path script = home.resolve("night.txt");
    Files.writeString(script, "doctor --quiet\nrun '%s'\n".formatted(script));
    Said said = shell.run("run", script.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: line 2 plays a script");
  }

  @Test
  void a_case_that_does_not_say_what_it_is_is_refused() throws IOException {
    for (String about : List.of("", "schema: 1\n", "name: night\n")) {
      Path folder = Files.createTempDirectory(home, "case");
      Files.writeString(folder.resolve("case.yaml"), about);
      Said said = shell.run("case", "show", "--case", folder.toString());
      assertThat(said.exit()).as(about).isEqualTo(2);
      assertThat(said.err()).contains("does not say of which case and version it is");
    }
  }

  @Test
  void a_case_cannot_begin_in_a_file() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    Said said = shell.run("case", "open", "night", "--case", file.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: %s is no folder".formatted(file));
  }

  @Test
  void without_a_rebuild_nobody_is_told_that_nothing_is_lost() {
    shell.run("case", "open", "night");
    Said said = shell.run("letters");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: nothing was rebuilt yet");
  }

  @Test
  void a_witness_that_is_not_told_where_to_look_says_how_it_is_asked() {
    shell.run("case", "open", "night");
    assertThat(shell.run("gather", "ehr").err())
        .isEqualTo(
            """
            refused: `gather ehr` is not told where to look
            hint:    write it as `anamnesis gather ehr PATH…`
            """);
    assertThat(shell.run("gather", "stripe", "nowhere").err())
        .startsWith("refused: there is no nowhere\n");
  }

  @Test
  void a_home_that_is_named_is_the_home() {
    assertThat(new Cases(Map.of("HOME", "/somewhere", "XDG_DATA_HOME", "/data")).home())
        .isEqualTo(Path.of("/data/anamnesis"));
    assertThat(new Cases(Map.of("HOME", "/somewhere")).home().toString()).startsWith("/somewhere/");
  }

  @Test
  void a_line_that_the_head_does_not_name_yet_counts_and_half_a_line_does_not() throws IOException {
    shell.run("case", "open", "night");
    Path folder = home.resolve("home/cases/night");
    byte[] head = Files.readAllBytes(folder.resolve("journal.head"));
    shell.run("case", "open", "night");
    Files.write(folder.resolve("journal.head"), head);
    Said ahead = shell.run("case", "verify");
    assertThat(ahead.out()).contains("journal.jsonl, line 2: follows soundly");
    assertThat(ahead.exit()).isEqualTo(3);

    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal) + "{\"n\":3,\"at\":\"2026");
    shell.run("case", "open", "night");
    assertThat(shell.run("case", "verify").out()).contains("3 journal entries");

    String two = Files.readString(journal).lines().limit(2).collect(Collectors.joining("\n"));
    Files.writeString(journal, two + "\n");
    assertThat(shell.run("case", "verify").exit()).isEqualTo(1);
  }

  @Test
  void a_home_that_cannot_be_written_to_is_refused() throws IOException {
    Path file = Files.createFile(home.resolve("home"));
    Said said = shell.run("case", "open", "night");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(2);
    assertThat(file).isEmptyFile();
  }
}
