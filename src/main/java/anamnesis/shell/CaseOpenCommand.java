package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Carrier;
import anamnesis.casefile.Case;
import anamnesis.casefile.Change;
import anamnesis.casefile.Closed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `case open NAME`: begins a case, or goes on with it, also when it was closed.
final class CaseOpenCommand implements Command {
  private static final String ALLOW = "allow-here";

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
  public List<Option> options() {
    return List.of(Option.flag(ALLOW, "begin it even in a work tree or a synced folder"));
  }

  @Override
  public String example() {
    return "case open portal-wipe";
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    if (Closed.is(CaseFolder.of(call, call.words().getFirst()))) {
      return Optional.of(Reserved.always("open a closed case again"));
    }
    return call.has(ALLOW)
        ? Optional.of(Reserved.always("begin a case where it may be carried off"))
        : Optional.empty();
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String name = call.words().getFirst();
    Path folder = CaseFolder.of(call, name);
    boolean closed = Closed.is(folder);
    boolean known = closed || Case.exists(folder);
    Optional<Carrier.Around> around = Carrier.around(folder);
    if (!known && around.isPresent()) {
      allow(call, around.get());
    }
    Case file =
        closed ? Reopening.of(folder, call) : known ? Case.open(folder) : Case.begin(folder, name);
    call.work(file);
    List<Change> edits = known ? file.acknowledge() : List.of();
    var json = Outcome.json("case-open");
    json.put("name", file.name()).put("folder", file.folder().toString()).put("begun", !known);
    edits.stream().map(Change::words).forEach(json.putArray("edits")::add);
    around.ifPresent(found -> json.put("carriedOffBy", found.toString()));
    List<String> lines = new ArrayList<>();
    String how = closed ? "opened again:" : known ? "going on with" : "begun";
    lines.add("%s %s".formatted(how, file.name()));
    lines.add("  " + file.folder());
    around.ifPresent(found -> lines.addAll(warning(found)));
    if (!edits.isEmpty()) {
      lines.add("  what was done by hand is in the journal now:");
      edits.forEach(edit -> lines.add("    " + edit.words()));
    }
    lines.add("  next       " + (known ? "anamnesis case show" : "anamnesis scan"));
    return new Outcome(Exit.DONE, json, lines);
  }

  static List<String> warning(Carrier.Around around) {
    return Lines.wrapped(
        "danger", "it stands in %s, which may carry patients off".formatted(around));
  }

  private static void allow(Call call, Carrier.Around around) {
    if (!call.has(ALLOW)) {
      throw new Refusal(
          "the case would stand in %s, which carries patients off".formatted(around),
          "name a folder elsewhere with --case; --%s begins it there all the same"
              .formatted(ALLOW));
    }
  }
}
