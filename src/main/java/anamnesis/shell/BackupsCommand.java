package anamnesis.shell;

import anamnesis.backup.Copy;
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
    List<Copy> copies = ScanCommand.read(path, call);
    boolean bad = copies.isEmpty() || copies.stream().anyMatch(copy -> !copy.good());
    Exit exit = bad ? Exit.FOUND : Exit.DONE;
    return new Outcome(
        exit,
        json(copies, new KeyMask(call.reveal())),
        screen(copies, call.surroundings().clock().instant(), exit));
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

  private static List<String> screen(List<Copy> copies, Instant now, Exit exit) {
    List<String> lines = new ArrayList<>();
    if (copies.isEmpty()) {
      lines.add("There is no copy here: whoever counts on one has none.");
    }
    List<Copy> shown = shown(copies);
    for (Copy copy : shown) {
      lines.add(
          "%s  %s  %s"
              .formatted(
                  Moments.utc(copy.takenAt()), Moments.age(copy.takenAt(), now), copy.path()));
      lines.addAll(Passage.of(copy.good() ? "ok" : "bad", CopyWords.inside(copy)).lines());
      copy.trouble().ifPresent(problem -> lines.addAll(Passage.of("", problem).lines()));
    }
    if (shown.size() < copies.size()) {
      lines.add(
          "and %s more; `--format json` lists every one"
              .formatted(Lines.count(copies.size() - shown.size(), "copy", "copies")));
    }
    Optional<Copy> newest = copies.reversed().stream().filter(Copy::good).findFirst();
    newest.ifPresent(copy -> lines.addAll(tables(copy)));
    lines.add("");
    lines.add(Passage.spread(counts(copies), "exit " + exit.code()));
    return lines;
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

  private static String counts(List<Copy> copies) {
    long good = copies.stream().filter(Copy::good).count();
    return "%s %s, %s good, %s bad"
        .formatted(
            copies.size(), copies.size() == 1 ? "copy" : "copies", good, copies.size() - good);
  }
}
