package anamnesis.playbook;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Plays a playbook: step by step, stopping where a person is needed, going on where it was left.
///
/// Each step is looked up in the case that is open *then*: a step that opens another case changes
/// what was done before.
public final class PlaybookRun {
  /// Refused, a bug, interrupted: nothing after it can be trusted to make sense.
  private static final Set<Integer> STOPPING = Set.of(2, 4, 130);

  private static final int REFUSED = 2;

  private final Playbook playbook;
  private final Variables variables;
  private final Commands commands;
  private final Crew crew;
  private int worst;
  private int taken;
  private int before;

  public PlaybookRun(Playbook playbook, Variables variables, Commands commands, Crew crew) {
    this.playbook = playbook;
    this.variables = variables;
    this.commands = commands;
    this.crew = crew;
  }

  /// How it ended.
  ///
  /// @param exit the worst of all exits
  /// @param taken steps taken now
  /// @param before steps that were taken earlier
  /// @param stopped the number of the step at which it stopped; 0 if it came to the end
  /// @param why why it stopped
  public record Ending(int exit, int taken, int before, int stopped, String why) {}

  public Ending play() throws InterruptedException {
    for (int number = 1; number <= playbook.steps().size(); number++) {
      Step step = playbook.steps().get(number - 1);
      if (crew.trail().has(playbook.name(), number, step)) {
        before++;
        crew.hears("%3s  done before   %s".formatted(number, step.what()));
        continue;
      }
      Optional<String> stop = take(number, step);
      if (stop.isPresent()) {
        return new Ending(worst(REFUSED), taken, before, number, stop.get());
      }
    }
    return new Ending(worst, taken, before, 0, "");
  }

  static boolean stops(int exit) {
    return STOPPING.contains(exit);
  }

  /// Nothing if it was taken; else why not.
  private Optional<String> take(int number, Step step) throws InterruptedException {
    crew.hears("");
    crew.hears("%3s  %s".formatted(number, shown(step)));
    crew.hears("     why: " + step.why());
    Optional<String> stop =
        switch (step) {
          case Step.Manual _ -> confirmed("     done? [y/N]");
          case Step.Run(String _, String _, Step.Asking ask, int _) when ask == Step.Asking.FIRST ->
              confirmed("     this writes. Go on? [y/N]");
          case Step.Run _ -> Optional.empty();
        };
    return stop.isPresent() ? stop : over(number, step);
  }

  private Optional<String> over(int number, Step step) throws InterruptedException {
    int exit = step instanceof Step.Run run ? commands.run(variables.fill(run.what())) : 0;
    if (stops(exit)) {
      worst = exit;
      return Optional.of("`%s` ended with exit %s".formatted(shown(step), exit));
    }
    worst = worst(exit);
    taken++;
    crew.remembers(new Taken(playbook.name(), number, step.what(), exit));
    return Optional.empty();
  }

  private Optional<String> confirmed(String question) {
    Optional<String> answer = crew.answers(question);
    if (answer.isEmpty()) {
      return Optional.of("this step needs a person at a terminal");
    }
    boolean yes = Set.of("y", "yes").contains(answer.get().strip().toLowerCase(Locale.ROOT));
    return yes ? Optional.empty() : Optional.of("it was not confirmed");
  }

  /// Findings outweigh what is incomplete; what stopped it outweighs both.
  private int worst(int exit) {
    if (stops(worst) || stops(exit)) {
      return stops(worst) ? worst : exit;
    }
    return worst == 1 || exit == 0 ? worst : exit == 1 || worst == 0 ? exit : worst;
  }

  /// Never the values: one may hold a password, and a screen is photographed.
  private static String shown(Step step) {
    return step instanceof Step.Run run ? "anamnesis " + Variables.blanks(run.what()) : step.what();
  }
}
