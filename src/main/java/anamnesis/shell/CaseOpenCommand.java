package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `case open NAME`: begins a case, or goes on with it.
final class CaseOpenCommand implements Command {
  @Override
  public String name() {
    return "case open";
  }

  @Override
  public String about() {
    return "begin a case, or go on with it; the next commands work on it";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("NAME", "letters, digits, . _ and -"));
  }

  @Override
  public String example() {
    return "case open portal-wipe";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String name = call.words().getFirst();
    Path folder = new Cases(call.surroundings().environment()).folder(name);
    if (call.value("case").isPresent()) {
      folder = Path.of(call.value("case", ""));
    }
    boolean known = Case.exists(folder);
    Case file = known ? Case.open(folder) : Case.begin(folder, name);
    call.work(file);
    List<Change> edits = known ? file.acknowledge() : List.of();
    var json = Outcome.json("case-open");
    json.put("name", file.name()).put("folder", file.folder().toString()).put("begun", !known);
    edits.stream().map(Change::words).forEach(json.putArray("edits")::add);
    List<String> lines = new ArrayList<>();
    lines.add("%s %s".formatted(known ? "going on with" : "begun", file.name()));
    lines.add("  " + file.folder());
    if (!edits.isEmpty()) {
      lines.add("  what was done by hand is in the journal now:");
      edits.forEach(edit -> lines.add("    " + edit.words()));
    }
    lines.add("  next       " + (known ? "anamnesis case show" : "anamnesis scan"));
    return new Outcome(Exit.DONE, json, lines);
  }
}
