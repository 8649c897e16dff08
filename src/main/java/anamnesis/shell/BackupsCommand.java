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
        exit, json(copies), screen(copies, call.surroundings().clock().instant(), exit));
  }

  private static ObjectNode json(List<Copy> copies) {
    ObjectNode json = Outcome.json("backups");
    ArrayNode array = json.putArray("copies");
    copies.forEach(copy -> array.add(Json.node(copy)));
    return json;
  }

  private static List<String> screen(List<Copy> copies, Instant now, Exit exit) {
    List<String> lines = new ArrayList<>();
    if (copies.isEmpty()) {
      lines.add("There is no copy here: whoever counts on one has none.");
    }
    for (Copy copy : copies) {
      lines.add(
          "%s  %s  %s"
              .formatted(
                  Moments.utc(copy.takenAt()), Moments.age(copy.takenAt(), now), copy.path()));
      lines.addAll(Passage.of(copy.good() ? "ok" : "bad", CopyWords.inside(copy)).lines());
      copy.trouble().ifPresent(problem -> lines.addAll(Passage.of("", problem).lines()));
    }
    Optional<Copy> newest = copies.reversed().stream().filter(Copy::good).findFirst();
    newest.ifPresent(copy -> lines.addAll(tables(copy)));
    lines.add("");
    lines.add(Passage.spread(counts(copies), "exit " + exit.code()));
    return lines;
  }

  private static List<String> tables(Copy copy) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("In the newest good copy, " + copy.path());
    for (Copy.Table table : copy.tables()) {
      Instant newest = table.newest();
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-28s %,11d rows%s",
              table.name(),
              table.rows(),
              newest == null ? "" : "  newest " + Moments.utc(newest)));
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
