package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.playbook.Playbook;
import anamnesis.playbook.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `playbook show NAME`: its steps, each with why.
final class PlaybookShowCommand implements Command {
  @Override
  public String name() {
    return "playbook show";
  }

  @Override
  public String about() {
    return "the steps of a playbook, each with why";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("NAME", "the playbook"));
  }

  @Override
  public String example() {
    return "playbook show wiped-and-reseeded";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Playbook playbook = PlaybookListCommand.of(call).named(call.words().getFirst());
    var json = Outcome.json("playbook-show");
    json.put("name", playbook.name()).put("about", playbook.about()).put("when", playbook.when());
    json.set("variables", Json.node(playbook.variables()));
    var steps = json.putArray("steps");
    List<String> lines = new ArrayList<>();
    lines.add(playbook.name());
    lines.addAll(Lines.wrapped("about", playbook.about()));
    lines.addAll(Lines.wrapped("when", playbook.when()));
    playbook
        .variables()
        .forEach(v -> lines.addAll(Lines.wrapped("${" + v.name() + "}", v.about())));
    for (Step step : playbook.steps()) {
      boolean runs = step instanceof Step.Run;
      steps
          .addObject()
          .put(runs ? "run" : "manual", step.what())
          .put("why", step.why())
          .put("ask", asks(step));
      lines.add("");
      lines.addAll(Lines.wrapped("%3s %s".formatted(steps.size(), word(step)), step.what()));
      lines.addAll(Lines.wrapped("    why", step.why()));
    }
    lines.add("");
    lines.add(Lines.next("playbook run " + playbook.name(), ""));
    return new Outcome(Exit.DONE, json, lines);
  }

  private static String word(Step step) {
    return asks(step) ? "ask" : step instanceof Step.Run ? "run" : "you";
  }

  private static boolean asks(Step step) {
    return step instanceof Step.Run run && run.ask() == Step.Asking.FIRST;
  }
}
