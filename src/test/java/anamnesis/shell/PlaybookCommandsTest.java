package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Custody;
import anamnesis.playbook.Taken;
import anamnesis.report.Golden;
import anamnesis.report.NightCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookCommandsTest {
  private static final String SHORT =
      """
      name: short
      about: the shortest night
      when: it is a test
      variables:
        case: {about: what to call it}
        ehr: {about: the export, environment: EHR_FOLDER}
      steps:
        - manual: revoke the keys
          why: it may still be running
        - run: case open ${case}
          why: so that it is written down
        - run: gather ehr ${ehr}
          why: who was seen
        - run: rebuild
          ask: true
          why: it writes
      """;

  @TempDir Path folder;
  private final List<String> played = new ArrayList<>();
  private Surroundings around;

  @BeforeEach
  void shelves() throws IOException {
    Files.createDirectories(folder.resolve("playbooks"));
    Files.writeString(folder.resolve("playbooks/short.yaml"), SHORT);
    around =
        new Surroundings(
            Map.of("ANAMNESIS_HOME", folder.resolve("home").toString(), "EHR_FOLDER", "./ehr"),
            InstantSource.fixed(NightCase.OPENED),
            folder,
            true);
  }

  @Test
  void the_screens_of_the_shipped_playbook() throws Exception {
    Files.delete(folder.resolve("playbooks/short.yaml"));
    Path night = Path.of("playbooks", "wiped-and-reseeded.yaml");
    Files.copy(
        Path.of(System.getProperty("anamnesis.folder", ".")).resolve(night), folder.resolve(night));
    Surroundings shipped =
        new Surroundings(Map.of(), InstantSource.fixed(NightCase.OPENED), folder, false);
    Desk desk = new Desk(shipped, List.of("wiped-and-reseeded"), Map.of(), line -> Exit.DONE);

    Golden.check("shell/playbook-list.txt", screen(new PlaybookListCommand().run(desk)));
    Golden.check("shell/playbook-show.txt", screen(new PlaybookShowCommand().run(desk)));
    Golden.check("shell/playbook-print.txt", screen(new PlaybookPrintCommand().run(desk)));
  }

  @Test
  void every_line_of_every_shipped_playbook_can_be_typed() {
    TheShell.Said said = new TheShell(folder.resolve("home")).run("playbook", "check");
    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("no fault.").contains("  wiped-and-reseeded, 20 steps\n");
  }

  @Test
  void a_line_that_no_command_understands_is_a_fault_before_the_night() throws IOException {
    Files.writeString(
        folder.resolve("playbooks/short.yaml"),
        SHORT.replace("run: rebuild", "run: rebuild --no-such x").replace("gather ehr", "gathr"));
    TheShell.Said said =
        new TheShell(folder.resolve("home")).installed(folder).run("playbook", "check");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("short.yaml:12: `gathr` is no command")
        .contains("short.yaml:14: `rebuild` knows no option --no-such");
  }

  @Test
  void a_run_is_written_down_in_the_case_that_it_opens_and_goes_on_from_there() throws Exception {
    Outcome stopped = run(desk("one").answering("y", "n"));
    assertThat(stopped.exit()).isEqualTo(Exit.REFUSED);
    assertThat(stopped.json().path("stopped").asInt()).isEqualTo(4);
    assertThat(played).containsExactly("case open one", "gather ehr ./ehr");
    played.clear();

    Outcome ended = run(desk("one").answering("y"));

    assertThat(played).containsExactly("rebuild");
    assertThat(ended.exit()).isEqualTo(Exit.DONE);
    assertThat(ended.json().path("before").asInt()).isEqualTo(3);
    Case file = Case.open(new Cases(around.environment()).folder("one"));
    assertThat(Taken.shelf(file).read().map(Taken::what))
        .containsExactly("revoke the keys", "case open ${case}", "gather ehr ${ehr}", "rebuild");
    assertThat(file.journal().entries())
        .extracting(entry -> entry.command())
        .contains("playbook run short, step 2", "playbook run short, step 4");
    assertThat(Custody.check(file).changes()).isEmpty();
  }

  @Test
  void what_was_done_for_another_incident_is_not_done_for_this_one() throws Exception {
    run(desk("one").answering("y", "y"));
    played.clear();

    run(desk("two").answering("y", "y"));

    assertThat(played).containsExactly("case open two", "gather ehr ./ehr", "rebuild");
  }

  @Test
  void again_takes_every_step_anew() throws Exception {
    run(desk("one").answering("y", "y"));
    played.clear();

    Desk again =
        new Desk(
            around,
            List.of("short"),
            Map.of("set", List.of("case=one"), "again", List.of()),
            this::play);
    run(again.answering("y", "y"));

    assertThat(played).containsExactly("case open one", "gather ehr ./ehr", "rebuild");
  }

  @Test
  void an_agent_is_not_a_person_even_at_a_terminal() throws Exception {
    Desk agent =
        new Desk(
            around.with(Map.of("ANAMNESIS_ACTOR", "agent:helper")),
            List.of("short"),
            Map.of("set", List.of("case=one")),
            this::play);

    Outcome outcome = run(agent.answering("y", "y"));

    assertThat(outcome.exit()).isEqualTo(Exit.REFUSED);
    assertThat(outcome.json().path("why").asString()).contains("needs a person");
    assertThat(played).isEmpty();
  }

  @Test
  void all_that_is_missing_is_named_at_once() {
    Desk bare =
        new Desk(
            new Surroundings(Map.of(), InstantSource.fixed(NightCase.OPENED), folder, false),
            List.of("short"),
            Map.of(),
            this::play);

    assertThatThrownBy(() -> run(bare))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem())
                  .isEqualTo("2 of the playbook's 2 variables have no value");
              assertThat(refusal.hint()).isEqualTo("give --set case=… --set ehr=…");
            });
  }

  private Desk desk(String name) {
    return new Desk(around, List.of("short"), Map.of("set", List.of("case=" + name)), this::play);
  }

  private static Outcome run(Desk desk) throws Exception {
    return new PlaybookRunCommand().run(desk);
  }

  /// Opens cases for real; of other commands it only keeps the line.
  private Exit play(String line) {
    played.add(line);
    if (line.startsWith("case open ")) {
      try {
        Cases cases = new Cases(around.environment());
        Path where = cases.folder(line.substring("case open ".length()));
        Case file =
            Case.exists(where)
                ? Case.open(where)
                : Case.begin(where, where.getFileName().toString());
        cases.remember(file);
        file.record(
            new Case.Deed(NightCase.OPENED, "person", line, java.time.Duration.ZERO, 0, "done"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Exit.DONE;
  }

  private static String screen(Outcome outcome) {
    assertThat(outcome.text()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    return String.join("\n", outcome.text()) + "\n";
  }
}
