package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.playbook.Checklist;
import anamnesis.playbook.Playbook;
import java.io.IOException;
import java.util.List;

/// `playbook print NAME`: a checklist for paper. Paper works when nothing else does.
final class PlaybookPrintCommand implements Command {
  @Override
  public String name() {
    return "playbook print";
  }

  @Override
  public String about() {
    return "a checklist for paper, with room for names and times";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("NAME", "the playbook"));
  }

  @Override
  public String example() {
    return "playbook print wiped-and-reseeded --out checklist.txt";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Playbook playbook = PlaybookListCommand.of(call).named(call.words().getFirst());
    List<String> lines = Checklist.of(playbook);
    var json = Outcome.json("playbook-print");
    json.put("name", playbook.name());
    json.set("lines", Json.node(lines));
    return new Outcome(Exit.DONE, json, lines);
  }
}
