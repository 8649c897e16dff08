package anamnesis.shell;

import anamnesis.casefile.Change;
import anamnesis.casefile.Custody;
import anamnesis.casefile.seal.Sealed;
import anamnesis.playbook.Wrapped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What `case verify` found: the answer first, then every place, then what it rests on.
record VerifyScreen(Path folder, Custody.Account account, Sealed sealed) {
  Outcome outcome() {
    Exit exit =
        !changes().isEmpty()
            ? Exit.FOUND
            : account.unfinished().isEmpty() ? Exit.DONE : Exit.INCOMPLETE;
    return new Outcome(exit, json(), lines());
  }

  private List<Change> changes() {
    List<Change> all = new ArrayList<>(account.changes());
    all.addAll(sealed.changes());
    return all;
  }

  private ObjectNode json() {
    ObjectNode json = Outcome.json("case-verify");
    json.put("intact", changes().isEmpty() && account.unfinished().isEmpty());
    json.put("entries", account.entries()).put("files", account.files()).put("head", head());
    put(json, "changes", changes());
    put(json, "unfinished", account.unfinished());
    json.put("readableByOthers", account.open());
    json.put("sealed", sealed.is()).put("key", sealed.key());
    sealed.says().forEach(json.putArray("seal")::add);
    return json;
  }

  private static void put(ObjectNode json, String name, List<Change> changes) {
    var array = json.putArray(name);
    for (Change change : changes) {
      array
          .addObject()
          .put("file", change.file())
          .put("line", change.line())
          .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
          .put("words", change.words());
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(answer());
    listed(lines, changes());
    if (!account.unfinished().isEmpty() && !changes().isEmpty()) {
      lines.add("unfinished, as a command leaves it that was cut off:");
    }
    listed(lines, account.unfinished());
    lines.add("");
    ground(lines);
    lines.add("");
    lines.addAll(Lines.wrapped("next", next()));
    return lines;
  }

  private String answer() {
    if (!changes().isEmpty()) {
      return "changed: %s not as it was written"
          .formatted(Lines.count(changes().size(), "place is", "places are"));
    }
    return account.unfinished().isEmpty()
        ? "intact: %s and %s are as they were written"
            .formatted(
                Lines.count(account.files(), "file", "files"),
                Lines.count(account.entries(), "journal entry", "journal entries"))
        : "unfinished: a command was cut off before its end; nothing else was changed";
  }

  private static void listed(List<String> lines, List<Change> changes) {
    changes.forEach(change -> lines.addAll(Wrapped.at(80, "  ", change.words())));
  }

  private void ground(List<String> lines) {
    if (!head().isEmpty()) {
      lines.addAll(Lines.wrapped("head", head()));
    }
    if (sealed.is()) {
      String label = "sealed";
      for (String says : sealed.says()) {
        lines.addAll(Lines.wrapped(label, says));
        label = "";
      }
    } else {
      lines.addAll(
          Lines.wrapped(
              "sealed",
              "not yet: somebody who rewrote all of it, journal and head alike, would be"
                  + " found only by a seal or by your own note of this head"));
    }
    if (account.open() > 0) {
      lines.addAll(
          Lines.wrapped(
              "open",
              "others on this machine may read %s of it: chmod -R go-rwx"
                  .formatted(Lines.count(account.open(), "part", "parts"))));
    }
  }

  private String head() {
    return account.chain().hash(account.chain().end());
  }

  private String next() {
    if (changes().isEmpty()) {
      return account.unfinished().isEmpty()
          ? sealed.is() ? "anamnesis case show" : "anamnesis case seal --sign KEY"
          : "run again what was cut off; the end of the journal says what came before it";
    }
    boolean edited = changes().stream().allMatch(change -> change.kind() == Change.Kind.EDITED);
    return edited
        ? "case.yaml is written by hand: if that was you, `anamnesis case open NAME` takes it down"
        : "keep a copy of this folder as it is, and ask who had access to it";
  }
}
