package anamnesis.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybooksTest {
  @TempDir Path folder;

  @Test
  void every_fault_in_every_file_is_named_at_once() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        name: b
        about: something
        steps:
          - run: link
            manual: call somebody
            why: because
          - run: gather ehr ${ehr}
          - manual: wait
            why: because
            ask: true
          - why: nothing to do
          - run: scan
            why: because
            ask: maybe
        variables:
          unused: {about: nothing}
        """);
    Files.writeString(folder.resolve("c.yaml"), "name: c\n  about: [\n");
    Files.writeString(folder.resolve("d.yaml"), "name: d\nabout: x\nwhen: y\nstep: []\n");

    assertThatThrownBy(() -> Playbooks.read(folder))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.details())
                    .containsExactly(
                        "a.yaml:1: `name` is not the file's own: b",
                        "a.yaml:4: a step is either `run` or `manual`",
                        "a.yaml:7: `why` is missing",
                        "a.yaml:7: ${ehr} is not among the `variables`",
                        "a.yaml:10: `ask` is true or false, and belongs to a `run`",
                        "a.yaml:11: a step is either `run` or `manual`",
                        "a.yaml:14: `ask` is true or false, and belongs to a `run`",
                        "a.yaml:16: no step uses the variable `unused`",
                        "a.yaml:1: `when` is missing",
                        "c.yaml:2: mapping values are not allowed here",
                        "d.yaml:4: unknown key `step` (known: name, about, when, variables, steps)",
                        "d.yaml:1: a playbook needs `steps`, at least one"));
  }

  @Test
  void a_playbook_that_is_not_there_is_refused_with_those_that_are() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "name: a\nabout: x\nwhen: y\nsteps: [{run: link, why: because}]\n");

    assertThatThrownBy(() -> Playbooks.read(folder).named("b"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.hint()).isEqualTo("there is: a"));
  }

  @Test
  void the_night_of_the_wiped_database_is_ready() throws IOException {
    Playbook night = shipped();

    assertThat(night.steps())
        .filteredOn(step -> step instanceof Step.Run)
        .extracting(Step::what)
        .containsExactly(
            "case open ${case}",
            "scan --database ${database} --backups ${backups}",
            "gather stripe",
            "gather ehr ${ehr}",
            "gather s3 ${consents}",
            "link",
            "review",
            "link",
            "reconcile --against wounded --database ${database}",
            "link",
            "rebuild",
            "reconcile",
            "report",
            "letters",
            "case verify");
    assertThat(night.steps().getFirst()).isInstanceOf(Step.Manual.class);
    assertThat(night.steps())
        .filteredOn(step -> step instanceof Step.Run run && run.ask() == Step.Asking.FIRST)
        .extracting(Step::what)
        .containsExactly("rebuild");
    assertThat(night.steps()).allSatisfy(step -> assertThat(step.why()).isNotBlank());
  }

  @Test
  void the_paper_fits_the_page_and_has_room_for_names_and_times() throws IOException {
    Playbook night = shipped();

    assertThat(Checklist.of(night))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .contains("[ ]  6  anamnesis gather stripe")
        .contains("[ ] 14  STOP. This step writes: two people read it first.")
        .contains("        anamnesis rebuild")
        .noneMatch(line -> line.contains("${"));
    assertThat(Checklist.of(night))
        .filteredOn(line -> line.contains("Done by ____"))
        .hasSameSizeAs(night.steps());
  }

  private static Playbook shipped() throws IOException {
    return Playbooks.read(Path.of(System.getProperty("anamnesis.folder", ".")).resolve("playbooks"))
        .named("wiped-and-reseeded");
  }
}
