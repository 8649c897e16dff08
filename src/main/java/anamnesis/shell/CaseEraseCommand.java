package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `case erase NAME`: takes a closed case away for good, when its day has come and a person types
/// its name.
final class CaseEraseCommand implements Command {
  private static final String NOW = "now";

  @Override
  public String name() {
    return "case erase";
  }

  @Override
  public String about() {
    return "erase a closed case for good, once its day has come";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("NAME", "as `anamnesis case list` names it"));
  }

  @Override
  public List<Option> options() {
    return List.of(Option.flag(NOW, "before its day, or without one"));
  }

  @Override
  public String example() {
    return "case erase portal-wipe";
  }

  /// What is erased keeps no journal; the stone in the home does.
  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    return Optional.of(Reserved.always("erase a case"));
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String name = call.words().getFirst();
    Path folder = CaseFolder.of(call, name);
    if (!Closed.is(folder)) {
      throw new Refusal(
          "there is no closed case in %s".formatted(folder),
          "`anamnesis case list` names them; an open one is closed first with `case close`");
    }
    Closed closed = Closed.read(folder);
    refuseEarly(call, closed);
    confirm(call, closed);
    Surroundings around = call.surroundings();
    try (var _ = CaseFolder.hold(folder, name(), call)) {
      new Cases(around.environment()).erase(folder, around.clock().instant(), around.actor());
    }
    var json = Outcome.json("case-erase").put("name", closed.name());
    return new Outcome(
        Exit.DONE,
        json.put("folder", folder.toString()),
        List.of(
            "erased %s".formatted(closed.name()),
            "  kept       one line in erased.jsonl: its name, when, by whom, its last hash",
            "  not sure   deleted is not forgotten: SSDs and snapshots may keep copies"));
  }

  private static void refuseEarly(Call call, Closed closed) {
    Instant now = call.surroundings().clock().instant();
    if (closed.due(now) || call.has(NOW)) {
      return;
    }
    throw new Refusal(
        closed.erase().isEmpty()
            ? "no day was set from which %s may be erased".formatted(closed.name())
            : "%s may be erased from %s on".formatted(closed.name(), closed.erase()),
        "see what must be kept how long; --%s erases it all the same".formatted(NOW));
  }

  private static void confirm(Call call, Closed closed) {
    if (!closed.erase().isEmpty()) {
      CaseCloseCommand.retention(closed).forEach(call::tell);
    }
    String typed =
        call.ask("Type the name of the case that will be erased (%s):".formatted(closed.name()))
            .orElse("");
    if (!typed.strip().equals(closed.name())) {
      throw new Refusal("the name was not typed, and nothing was erased", "run this at a terminal");
    }
  }
}
