package anamnesis.shell;

import anamnesis.casefile.Custody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `case verify`: whether anything changed since the journal wrote it down.
final class CaseVerifyCommand implements Command {
  @Override
  public String name() {
    return "case verify";
  }

  @Override
  public String about() {
    return "find any later change to the journal, the exhibits or the shelves";
  }

  @Override
  public String example() {
    return "case verify";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Custody.Account account = Custody.check(call.theCase());
    var json = Outcome.json("case-verify");
    json.put("intact", account.changes().isEmpty());
    json.put("entries", account.entries()).put("files", account.files());
    var changes = json.putArray("changes");
    account.changes().forEach(changes::add);
    boolean torn = call.theCase().journal().isTorn();
    json.put("torn", torn);
    List<String> lines = new ArrayList<>();
    if (account.changes().isEmpty()) {
      lines.add(
          "intact: %,d files and %,d journal entries are as they were written"
              .formatted(account.files(), account.entries()));
      if (torn) {
        lines.add("  torn       the journal ends in half a line, of a command that was cut off;");
        lines.add("             the next command sets it aside");
      }
      return new Outcome(Exit.DONE, json, lines);
    }
    lines.add(
        "changed: %,d of %,d files or entries are not as they were written"
            .formatted(account.changes().size(), account.files() + account.entries()));
    account.changes().forEach(change -> lines.add("  " + change));
    lines.add("  next       keep a copy of this folder as it is, and ask who had access to it");
    return new Outcome(Exit.FOUND, json, lines);
  }
}
