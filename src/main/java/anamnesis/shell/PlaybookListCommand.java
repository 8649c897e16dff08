package anamnesis.shell;

import anamnesis.playbook.Playbook;
import anamnesis.playbook.Playbooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `playbook list`: what there is to follow, and how one knows which.
final class PlaybookListCommand implements Command {
  @Override
  public String name() {
    return "playbook list";
  }

  @Override
  public String about() {
    return "the playbooks, and when each is the right one";
  }

  @Override
  public String example() {
    return "playbook list";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    List<Playbook> all = of(call).all();
    var json = Outcome.json("playbook-list");
    var listed = json.putArray("playbooks");
    List<String> lines = new ArrayList<>();
    lines.add(
        all.isEmpty()
            ? "There is no playbook here: write one in `playbooks/`."
            : Lines.count(all.size(), "playbook", "playbooks") + ".");
    for (Playbook playbook : all) {
      listed
          .addObject()
          .put("name", playbook.name())
          .put("about", playbook.about())
          .put("when", playbook.when())
          .put("steps", playbook.steps().size());
      lines.add("");
      lines.add("  %s, %s steps".formatted(playbook.name(), playbook.steps().size()));
      lines.addAll(Lines.wrapped("when", playbook.when()));
    }
    if (!all.isEmpty()) {
      lines.add("");
      lines.add(Lines.next("playbook show " + all.getFirst().name(), ""));
    }
    return new Outcome(Exit.DONE, json, lines);
  }

  static Playbooks of(Call call) throws IOException {
    return Playbooks.read(call.surroundings().installed().resolve("playbooks"));
  }
}
