package anamnesis.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybookRunTest {
  private static final Playbook NIGHT =
      new Playbook(
          "night",
          "about",
          "when",
          List.of(new Variable("ehr", "the export", "")),
          List.of(
              new Step.Manual("revoke the keys", "it may still be running", 3),
              new Step.Run("scan", "what happened", Step.Asking.NEVER, 5),
              new Step.Run("gather ehr ${ehr}", "who was seen", Step.Asking.NEVER, 7),
              new Step.Run("rebuild", "writes", Step.Asking.FIRST, 9)));

  private final List<String> ran = new ArrayList<>();

  @Test
  void it_runs_each_line_in_order_and_asks_where_a_person_is_needed() throws Exception {
    Person person = new Person("y", "yes");

    PlaybookRun.Ending ending = play(person, Map.of());

    assertThat(ran).containsExactly("scan", "gather ehr './the export'", "rebuild");
    assertThat(person.questions)
        .containsExactly("     done? [y/N]", "     this writes. Go on? [y/N]");
    assertThat(ending).isEqualTo(new PlaybookRun.Ending(0, 4, 0, 0, ""));
  }

  @Test
  void findings_and_gaps_do_not_stop_it_and_findings_weigh_more() throws Exception {
    PlaybookRun.Ending ending =
        play(new Person("y", "y"), Map.of("scan", 1, "gather ehr './the export'", 3));

    assertThat(ending.exit()).isEqualTo(1);
    assertThat(ending.taken()).isEqualTo(4);
  }

  @Test
  void it_stops_at_a_refusal_and_goes_on_from_there_the_next_time() throws Exception {
    Person person = new Person("y");
    PlaybookRun.Ending stopped = play(person, Map.of("gather ehr './the export'", 2));
    assertThat(stopped.stopped()).isEqualTo(3);
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.why()).isEqualTo("`anamnesis gather ehr <ehr>` ended with exit 2");
    ran.clear();

    Person later = new Person("y");
    later.remembered.addAll(person.remembered);
    PlaybookRun.Ending ending = play(later, Map.of());

    assertThat(ran).containsExactly("gather ehr './the export'", "rebuild");
    assertThat(ending).isEqualTo(new PlaybookRun.Ending(0, 2, 2, 0, ""));
    assertThat(later.heard).contains("  1  done before   revoke the keys");
  }

  @Test
  void a_step_that_was_rewritten_since_is_taken_again() throws Exception {
    Person person = new Person("y", "y");
    person.remembered.add(new Taken("night", 2, "scan --tables patient", 0));
    person.remembered.add(new Taken("other", 3, "gather ehr ${ehr}", 0));

    play(person, Map.of());

    assertThat(ran).containsExactly("scan", "gather ehr './the export'", "rebuild");
  }

  @Test
  void a_no_stops_it_before_anything_is_written() throws Exception {
    PlaybookRun.Ending ending = play(new Person("y", "n"), Map.of());

    assertThat(ran).doesNotContain("rebuild");
    assertThat(ending.stopped()).isEqualTo(4);
    assertThat(ending.why()).isEqualTo("it was not confirmed");
  }

  @Test
  void where_nobody_can_answer_it_does_not_answer_itself() throws Exception {
    PlaybookRun.Ending ending = play(new Person(), Map.of());

    assertThat(ran).isEmpty();
    assertThat(ending)
        .isEqualTo(new PlaybookRun.Ending(2, 0, 0, 1, "this step needs a person at a terminal"));
  }

  @Test
  void no_value_of_tonight_is_remembered_or_shown() throws Exception {
    Person person = new Person("y", "y");

    play(person, Map.of());

    assertThat(person.heard).noneMatch(line -> line.contains("the export'"));
    assertThat(person.remembered).extracting(Taken::what).contains("gather ehr ${ehr}");
  }

  @Test
  void a_value_is_one_word_whatever_it_holds() {
    Variables hostile = Variables.set(NIGHT, List.of("ehr=it's; rm -rf ~ #\\ \"x\" $HOME"));

    assertThat(hostile.fill("gather ehr ${ehr}"))
        .isEqualTo("gather ehr 'it'\\''s; rm -rf ~ #\\ \"x\" $HOME'");
  }

  @Test
  void a_name_that_the_playbook_does_not_know_is_refused() {
    assertThatThrownBy(() -> Variables.set(NIGHT, List.of("erh=./export")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo("`--set erh` names nothing in this playbook");
              assertThat(refusal.hint()).endsWith("with one of: ehr");
            });
  }

  private PlaybookRun.Ending play(Person person, Map<String, Integer> exits)
      throws InterruptedException {
    Commands commands =
        line -> {
          ran.add(line);
          return exits.getOrDefault(line, 0);
        };
    Variables variables = Variables.set(NIGHT, List.of("ehr=./the export"));
    return new PlaybookRun(NIGHT, variables, commands, person).play();
  }

  /// Answers what it was told to answer, then nothing more.
  private static final class Person implements Crew {
    private final Deque<String> answers;
    private final List<String> heard = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Taken> remembered = new ArrayList<>();

    Person(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public void hears(String line) {
      heard.add(line);
    }

    @Override
    public Optional<String> answers(String question) {
      questions.add(question);
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Trail trail() {
      return new Trail(remembered);
    }

    @Override
    public void remembers(Taken taken) {
      remembered.add(taken);
    }
  }
}
