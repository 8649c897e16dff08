package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.playbook.Playbook;
import anamnesis.playbook.PlaybookRun;
import anamnesis.playbook.Variable;
import anamnesis.playbook.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `playbook run NAME`: plays it step by step, or goes on where it was left.
final class PlaybookRunCommand implements Command {
  @Override
  public String name() {
    return "playbook run";
  }

  @Override
  public String about() {
    return "play a playbook step by step, or go on where it was left";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("NAME", "the playbook"));
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("set", "NAME=VALUE", "what a ${NAME} in its steps stands for").repeatable(),
        Option.flag("again", "take every step anew, whatever was done before"));
  }

  @Override
  public String example() {
    return "playbook run wiped-and-reseeded --set case=portal-wipe";
  }

  /// Each step is journalled as it is taken; the whole would only say it twice.
  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException, InterruptedException {
    Playbook playbook = PlaybookListCommand.of(call).named(call.words().getFirst());
    Variables variables = filled(call, playbook);
    PlaybookCrew crew = new PlaybookCrew(call, playbook, variables);
    PlaybookRun.Ending ending =
        new PlaybookRun(playbook, variables, line -> call.play(crew.there(line)).code(), crew)
            .play();
    var json = Outcome.json("playbook-run");
    json.put("name", playbook.name()).put("steps", playbook.steps().size());
    json.put("taken", ending.taken()).put("before", ending.before());
    json.put("stopped", ending.stopped()).put("why", ending.why());
    return new Outcome(exit(ending.exit()), json, screen(playbook, ending));
  }

  /// From `--set`, else the environment, else a person; else all that is missing is named at once.
  private static Variables filled(Call call, Playbook playbook) {
    Variables variables = Variables.set(playbook, call.values("set"));
    List<String> missing = new ArrayList<>();
    for (Variable variable : playbook.variables()) {
      if (!variables.has(variable.name())) {
        Optional<String> value =
            call.surroundings()
                .get(variable.environment())
                .or(() -> call.ask("%s (%s):".formatted(variable.name(), variable.about())))
                .filter(answer -> !answer.isBlank());
        value.ifPresentOrElse(_ -> {}, () -> missing.add("--set " + variable.name() + "=…"));
        variables = value.isPresent() ? variables.with(variable.name(), value.get()) : variables;
      }
    }
    if (!missing.isEmpty()) {
      throw new Refusal(
          "%s of the playbook's %s variables have no value"
              .formatted(missing.size(), playbook.variables().size()),
          "give " + String.join(" ", missing));
    }
    return variables;
  }

  private static List<String> screen(Playbook playbook, PlaybookRun.Ending ending) {
    int all = playbook.steps().size();
    int done = ending.taken() + ending.before();
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (ending.stopped() == 0) {
      lines.add("%s: played to its end, %s of %s steps.".formatted(playbook.name(), done, all));
      lines.add(Lines.next("case show", ""));
      return lines;
    }
    lines.add(
        "%s: stopped at step %s of %s; %s are done."
            .formatted(playbook.name(), ending.stopped(), all, done));
    lines.addAll(Lines.wrapped("because", ending.why()));
    lines.add(Lines.of("next", "the same command, at a terminal: it goes on from there"));
    return lines;
  }

  private static Exit exit(int code) {
    for (Exit exit : Exit.values()) {
      if (exit.code() == code) {
        return exit;
      }
    }
    return Exit.BUG;
  }
}
