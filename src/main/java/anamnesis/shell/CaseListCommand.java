package anamnesis.shell;

import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `case list`: the cases kept on this machine.
final class CaseListCommand implements Command {
  @Override
  public String name() {
    return "case list";
  }

  @Override
  public String about() {
    return "the cases on this machine";
  }

  @Override
  public String example() {
    return "case list";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Cases cases = new Cases(call.surroundings().environment());
    Path last = cases.lastOpened().orElse(Path.of(""));
    Instant now = call.surroundings().clock().instant();
    List<String> lines = new ArrayList<>();
    var json = Outcome.json("case-list");
    var list = json.putArray("cases");
    for (Path folder : cases.all()) {
      boolean current = folder.equals(last);
      String state = Closed.is(folder) ? Closed.read(folder).says(now) : "";
      String name = String.valueOf(folder.getFileName());
      lines.add("%s %-22s %s".formatted(current ? "*" : " ", name, folder));
      if (!state.isEmpty()) {
        lines.add("  %-22s %s".formatted("", state));
      }
      list.addObject()
          .put("folder", folder.toString())
          .put("current", current)
          .put("closed", state);
    }
    if (lines.isEmpty()) {
      lines.add("no case yet in " + cases.home());
      lines.add("  next       anamnesis case open NAME");
    }
    return new Outcome(Exit.DONE, json, lines);
  }
}
