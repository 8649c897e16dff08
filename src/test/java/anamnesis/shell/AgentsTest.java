package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Custody;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is reserved to people, tried by agents on every way in. Each attempt is in the journal, and
/// nothing else is anywhere.
class AgentsTest {
  private static final Path HERE = Path.of(System.getProperty("anamnesis.folder", "."));

  @TempDir Path temp;
  private Watched night;

  @BeforeEach
  void a_case_and_an_empty_database() throws Exception {
    night = Watched.at(temp.resolve("case"));
  }

  /// The lines that an agent must not get through.
  private List<String> reserved() throws IOException {
    Path sheet = night.sheet(temp.resolve("sheet.csv"), "same");
    Path link = night.folder.resolve("report");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, Files.createDirectories(temp.resolve("elsewhere")));
    }
    return List.of(
        "rebuild --into %s --confirm %s".formatted(night.url, night.database),
        "rebuild --into jdbc:%s --quiet".formatted(night.url),
        "rebuild --into %s".formatted(temp.resolve("out.sql")),
        "rebuild --into %s".formatted(link.resolve("out.sql")),
        "review --in %s".formatted(sheet),
        "review --in %s --reveal".formatted(sheet),
        "link --reveal",
        "case approve 'rebuild --into %s' --confirm %s".formatted(night.url, night.database),
        "case approve --revoke 1");
  }

  private TheShell agent() {
    return shell().unattended();
  }

  private TheShell shell() {
    return new TheShell(temp.resolve("home")).with("ANAMNESIS_CASE", night.folder.toString());
  }

  private void isRefused(Said said, String line, String actor) throws IOException {
    assertThat(said.exit()).as(line).isEqualTo(2);
    assertThat(said.err()).as(line).contains("refused: " + actor + " may not ");
    assertThat(night.last().result()).as(line).startsWith("refused: " + actor + " may not ");
    assertThat(night.last().actor()).isEqualTo(actor);
    assertThat(night.last().exit()).isEqualTo(2);
    assertThat(night.last().wrote()).isEmpty();
  }

  private void isWhatItWas(int attempts) throws IOException {
    assertThat(night.entries()).hasSize(1 + attempts);
    assertThat(temp.resolve("out.sql")).doesNotExist();
    assertThat(temp.resolve("elsewhere")).isEmptyDirectory();
    Files.delete(night.folder.resolve("report"));
    night.isUntouched();
  }

  @Test
  void without_a_terminal_every_one_is_refused() throws Exception {
    for (String line : reserved()) {
      isRefused(agent().run(Words.of(line).toArray(String[]::new)), line, "unattended");
    }
    isWhatItWas(reserved().size());
  }

  @Test
  void an_attempt_waits_for_whoever_holds_the_case_and_is_in_the_journal_after_that()
      throws Exception {
    for (String line : List.of("case close", "rebuild --into " + night.url, "who Cole --reveal")) {
      Holder gather = Holder.of("person", "gather stripe", Instant.now());
      CompletableFuture<Said> attempt;
      try (Hold _ = Hold.of(night.folder, gather)) {
        String[] words = Words.of(line).toArray(String[]::new);
        attempt = CompletableFuture.supplyAsync(() -> agent().run(words));
        Thread.sleep(400);
        assertThat(attempt).as(line).isNotDone();
      }
      isRefused(attempt.get(), line, "unattended");
    }
  }

  @Test
  void a_declared_agent_is_one_at_a_terminal_too() throws Exception {
    for (String line : reserved()) {
      TheShell declared = shell().with("ANAMNESIS_ACTOR", "AGENT :helper");
      isRefused(declared.run(Words.of(line).toArray(String[]::new)), line, "agent:helper");
    }
    isWhatItWas(reserved().size());
  }

  @Test
  void an_option_lowers_a_person() throws Exception {
    for (String line : reserved()) {
      List<String> words = new ArrayList<>(Words.of(line));
      words.addAll(List.of("--actor", "agent:helper"));
      isRefused(shell().run(words.toArray(String[]::new)), line, "agent:helper");
    }
    isWhatItWas(reserved().size());
  }

  @Test
  void nobody_is_raised_by_an_option_and_each_try_is_remembered() throws Exception {
    for (String line : reserved()) {
      List<String> words = new ArrayList<>(Words.of(line));
      words.addAll(List.of("--actor", "doctor"));
      Said said = agent().run(words.toArray(String[]::new));
      assertThat(said.err()).startsWith("refused: unattended may not act as doctor");
      assertThat(night.last().result()).isEqualTo("refused: unattended may not act as doctor");
    }
    assertThat(agent().run("who", "Cole", "--actor", "doctor").exit()).isEqualTo(2);
    assertThat(night.last().command()).isEqualTo("who");
    isWhatItWas(reserved().size() + 1);
  }

  @Test
  void a_script_does_not_raise_whoever_plays_it() throws Exception {
    for (String line : reserved()) {
      Path script = Files.writeString(temp.resolve("night.txt"), line + "\ncase verify\n");
      Said said = agent().run("run", script.toString());
      isRefused(said, line, "unattended");
      assertThat(said.err()).contains("stopped at line 1, exit 2");
      isRefused(shell().run("run", script.toString(), "--actor", "agent:x"), line, "agent:x");
      Files.writeString(script, line + " --actor doctor\n");
      assertThat(shell().run("run", script.toString(), "--actor", "agent:x").err())
          .contains("refused: agent:x may not act as doctor");
    }
    isWhatItWas(3 * reserved().size());
  }

  @Test
  void a_playbook_raises_nobody_and_its_questions_are_not_an_agents() throws Exception {
    Path installed = Files.createDirectories(temp.resolve("installed"));
    Files.createSymbolicLink(
        installed.resolve("mappings"), HERE.toAbsolutePath().resolve("mappings"));
    Files.createDirectory(installed.resolve("playbooks"));
    for (String line : reserved()) {
      playbook(installed, line, false);
      Said said = agent().installed(installed).run("playbook", "run", "short");
      isRefused(said, line, "unattended");
      playbook(installed, line, true);
      assertThat(agent().installed(installed).run("playbook", "run", "short").out())
          .contains("this step needs a person");
      assertThat(night.last().result())
          .isEqualTo("refused: unattended may not answer a question of the playbook short");
    }
    isWhatItWas(2 * reserved().size());
  }

  private static void playbook(Path installed, String line, boolean ask) throws IOException {
    Files.writeString(
        installed.resolve("playbooks/short.yaml"),
        """
        name: short
        about: one step
        when: in a test
        steps:
          - run: >-
              %s
            ask: %s
            why: to see whether it is refused
        """
            .formatted(line, ask));
  }

  @Test
  void the_environment_names_no_target_that_an_option_may_not() throws Exception {
    TheShell fresh = agent().with("ANAMNESIS_FRESH_URL", night.url);
    isRefused(fresh.run("rebuild"), "rebuild", "unattended");
    isRefused(fresh.run("rebuild", "--confirm", night.database), "rebuild --confirm", "unattended");
    isRefused(fresh.with("ANAMNESIS_ACTOR", "doctor").run("rebuild"), "rebuild", "agent:doctor");
    night.isUntouched();
  }

  @Test
  void what_is_not_reserved_an_agent_may_do() throws Exception {
    assertThat(agent().run("rebuild", "--dry-run", "--into", night.url).exit()).isZero();
    assertThat(agent().run("link").exit()).isZero();
    assertThat(agent().run("review").exit()).isZero();
    assertThat(agent().run("case", "approve").exit()).isZero();
    Path script = night.folder.resolve("rebuilt.sql");
    assertThat(agent().run("rebuild", "--into", script.toString()).exit()).isZero();
    assertThat(agent().run("report").exit()).isZero();
    assertThat(agent().run("letters").exit()).isZero();
    assertThat(agent().run("case", "show").exit()).isZero();
    assertThat(night.filled()).isFalse();
    assertThat(night.entries().stream().skip(1))
        .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo("unattended"));
  }

  @Test
  void what_only_looks_names_nobody_in_the_journal_when_it_is_refused() throws Exception {
    assertThat(agent().run("who", "Ruth", "Cole", "--reveal").exit()).isEqualTo(2);
    assertThat(night.last().command()).isEqualTo("who");
    assertThat(night.last().result())
        .isEqualTo("refused: unattended may not be shown names and contact data");
    assertThat(Custody.check(night.file()).changes()).isEmpty();
  }

  @Test
  void a_person_is_who_is_at_a_terminal_and_declared_nothing_else() {
    for (String agent :
        Arrays.asList(
            "agent:x",
            "AGENT:x",
            " agent:x",
            "agent",
            "Agent x",
            "agent :x",
            "agent：x",
            "ａｇｅｎｔ:x",
            "ag\u200bent:x",
            "agent\n:x",
            "\u0430gent:x",
            "unattended",
            "UNATTENDED",
            " ",
            "doctor:x",
            "x".repeat(101),
            "a\u202Egent",
            "agent7",
            "bot/1")) {
      assertThat(Actor.of(agent, true)).as(agent).isInstanceOf(Actor.Agent.class);
    }
    for (String person : List.of("", "dr.vega", "Dr. Müller", "o'neil@practice", "山田")) {
      assertThat(Actor.of(person, true)).as(person).isInstanceOf(Actor.Person.class);
      assertThat(Actor.of(person, false)).as(person).isInstanceOf(Actor.Agent.class);
    }
  }

  @Test
  void an_actor_is_called_in_the_journal_by_one_name() {
    Map<String, String> names =
        Map.of(
            "", "unattended",
            "dr.vega", "agent:dr.vega",
            "AGENT : helper", "agent:helper",
            "agent", "agent",
            "agent:", "agent",
            "a\nb", "agent:a b",
            "Unattended", "unattended");
    names.forEach((declared, name) -> assertThat(Actor.of(declared, false).name()).isEqualTo(name));
    assertThat(Actor.of("", true).name()).isEqualTo("person");
    assertThat(Actor.of("dr.vega", true).name()).isEqualTo("dr.vega");
  }
}
