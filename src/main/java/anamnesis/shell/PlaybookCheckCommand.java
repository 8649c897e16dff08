package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Problems;
import anamnesis.playbook.Playbook;
import anamnesis.playbook.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/// `playbook check`: whether every line of every playbook could be typed tonight.
final class PlaybookCheckCommand implements Command {
  private final ObjectProvider<Command> commands;

  PlaybookCheckCommand(ObjectProvider<Command> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "playbook check";
  }

  @Override
  public String about() {
    return "find all faults of all playbooks at once, with file and line";
  }

  @Override
  public String example() {
    return "playbook check";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    List<Playbook> all = PlaybookListCommand.of(call).all();
    // A bean is not handed itself.
    List<Command> known = Stream.concat(commands.orderedStream(), Stream.of(this)).toList();
    Problems problems = new Problems();
    all.forEach(playbook -> check(playbook, known, problems));
    problems.refuse("the playbooks cannot be played", "mend the lines named, then check again");
    var json = Outcome.json("playbook-check");
    var checked = json.putArray("playbooks");
    List<String> lines = new ArrayList<>();
    lines.add(Lines.count(all.size(), "playbook", "playbooks") + ", no fault.");
    lines.add("");
    for (Playbook playbook : all) {
      checked.addObject().put("name", playbook.name()).put("steps", playbook.steps().size());
      String steps = Lines.count(playbook.steps().size(), "step", "steps");
      lines.add("  %s, %s".formatted(playbook.name(), steps));
    }
    lines.add("");
    lines.add(Lines.next("playbook list", ""));
    return new Outcome(Exit.DONE, json, lines);
  }

  /// A `${variable}` stands for one word, whatever it holds.
  private static void check(Playbook playbook, List<Command> known, Problems problems) {
    for (Step step : playbook.steps()) {
      if (step instanceof Step.Run) {
        try {
          CommandLine.read(Words.of(step.what()), known);
        } catch (Refusal refused) {
          problems.add("%s.yaml:%d: %s".formatted(playbook.name(), step.line(), refused.problem()));
        }
      }
    }
  }
}
