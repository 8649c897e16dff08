package anamnesis.shell;

import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.State;
import anamnesis.backup.Window;
import anamnesis.casefile.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What copies exist, and what is really in each of them.
final class BackupsCommand implements Command {
  /// More than this fills a screen and says less.
  private static final int MANY = 20;

  @Override
  public String name() {
    return "backups";
  }

  @Override
  public String about() {
    return "each copy's age, size, format and rows, read without a server";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("PATH|URI", "copies: a folder, a bucket, a catalogue"));
  }

  @Override
  public String example() {
    return "backups ./backups";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String path = call.words().getFirst();
    Copies place = Copies.at(path, call.surroundings().environment());
    List<Copy> copies = place.read(call.progress());
    boolean none = copies.isEmpty() && place.windows().isEmpty();
    boolean bad = none || copies.stream().anyMatch(copy -> !copy.good());
    Exit exit = bad ? Exit.FOUND : Exit.DONE;
    ObjectNode json = json(copies, new KeyMask(call.reveal()));
    json.set("windows", Json.node(place.windows()));
    json.set("notKnown", Json.node(place.notKnown()));
    List<String> lines = screen(copies, call.surroundings().clock().instant());
    if (none) {
      lines.add("There is no copy here: whoever counts on one has none.");
    }
    lines.addAll(around(place));
    if (copies.size() > 1) {
      lines.add("");
      lines.add("  next       anamnesis backups bisect " + CommandLine.quoted(path));
    }
    lines.add("");
    lines.add(Passage.spread(counts(copies), "exit " + exit.code()));
    return new Outcome(exit, json, lines);
  }

  /// How far back catalogues reach, and what nobody could find out.
  private static List<String> around(Copies place) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Window window : place.windows()) {
      String back = window.oldest() == null ? "" : ", back to " + Moments.minute(window.oldest());
      String told = "%s by %s%s: %s".formatted(window.of(), window.store(), back, window.rule());
      lines.addAll(Passage.of("window", told).lines());
    }
    for (String gap : place.notKnown()) {
      lines.addAll(Passage.of("unknown", gap).lines());
    }
    return lines;
  }

  private static ObjectNode json(List<Copy> copies, KeyMask mask) {
    ObjectNode json = Outcome.json("backups");
    ArrayNode array = json.putArray("copies");
    for (Copy copy : copies) {
      ObjectNode node = (ObjectNode) Json.node(copy.keyed(mask::of));
      node.put("state", copy.state().word());
      array.add(node);
    }
    return json;
  }

  private static List<String> screen(List<Copy> copies, Instant now) {
    List<String> lines = new ArrayList<>();
    List<Copy> shown = shown(copies);
    for (Copy copy : shown) {
      lines.add(
          "%s  %s  %s"
              .formatted(
                  Moments.utc(copy.takenAt()), Moments.age(copy.takenAt(), now), copy.path()));
      lines.addAll(Passage.of(label(copy), CopyWords.inside(copy)).lines());
      copy.trouble().ifPresent(problem -> lines.addAll(Passage.of("", problem).lines()));
      if (copy.keeping().expires() != null) {
        String goes = "goes on " + Moments.minute(copy.keeping().expires());
        lines.addAll(Passage.of("", goes).lines());
      }
    }
    if (shown.size() < copies.size()) {
      lines.add(
          "and %s more; `--format json` lists every one"
              .formatted(Lines.count(copies.size() - shown.size(), "copy", "copies")));
    }
    Optional<Copy> newest =
        copies.reversed().stream().filter(copy -> copy.good() && copy.opened()).findFirst();
    newest.ifPresent(copy -> lines.addAll(tables(copy)));
    return lines;
  }

  private static String label(Copy copy) {
    return copy.state() == State.TOLD ? "told" : copy.good() ? "ok" : "bad";
  }

  /// Of very many, the newest, and the newest of the bad ones.
  private static List<Copy> shown(List<Copy> copies) {
    if (copies.size() <= MANY) {
      return copies;
    }
    List<Copy> bad = copies.stream().filter(copy -> !copy.good()).toList();
    List<Copy> newest = copies.subList(copies.size() - MANY / 2, copies.size());
    List<Copy> newestBad = bad.subList(Math.max(0, bad.size() - MANY / 2), bad.size());
    return copies.stream()
        .filter(copy -> newest.contains(copy) || newestBad.contains(copy))
        .toList();
  }

  private static List<String> tables(Copy copy) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("In the newest good copy, " + copy.path());
    for (Copy.Table table : copy.tables().stream().limit(MANY).toList()) {
      Instant newest = table.newest();
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-28s %,11d rows%s",
              table.name(),
              table.rows(),
              newest == null ? "" : "  newest " + Moments.utc(newest)));
    }
    if (copy.tables().size() > MANY) {
      lines.add(
          "  and %s more".formatted(Lines.count(copy.tables().size() - MANY, "table", "tables")));
    }
    return lines;
  }

  /// Of what a catalogue tells, nobody knows whether it is good.
  private static String counts(List<Copy> copies) {
    long told = copies.stream().filter(copy -> copy.state() == State.TOLD).count();
    long good = copies.stream().filter(Copy::good).count() - told;
    return "%s, %s good, %s bad%s"
        .formatted(
            Lines.count(copies.size(), "copy", "copies"),
            good,
            copies.size() - good - told,
            told == 0 ? "" : ", %s told".formatted(told));
  }
}
