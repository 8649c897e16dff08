package anamnesis.shell;

import anamnesis.backup.Contents;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.Window;
import anamnesis.casefile.Json;
import anamnesis.detect.Detector;
import anamnesis.detect.Harm;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What copies exist, and what is really in each of them.
final class BackupsCommand implements Command {
  private final List<Detector> detectors;

  BackupsCommand(List<Detector> detectors) {
    this.detectors = detectors;
  }

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
    BackupsScreen screen =
        new BackupsScreen(
            copies,
            Harm.in(copies, (copy, told) -> told(place, copy, told), detectors),
            call.surroundings().clock().instant());
    boolean none = copies.isEmpty() && place.windows().isEmpty();
    boolean bad = none || !screen.harm().harms().isEmpty();
    Exit exit = bad || copies.stream().anyMatch(copy -> !copy.good()) ? Exit.FOUND : Exit.DONE;
    List<String> lines = screen.lines();
    if (none) {
      lines.add("There is no copy here: whoever counts on one has none.");
    }
    lines.addAll(around(place));
    if (copies.size() > 1) {
      lines.add("");
      lines.addAll(CommandLines.next("anamnesis backups bisect " + CommandLine.quoted(path)));
    }
    lines.add("");
    lines.add(Passage.spread(screen.counts(), "exit " + exit.code()));
    ObjectNode json = json(screen, new KeyMask(call.reveal()));
    json.set("windows", Json.node(place.windows()));
    json.set("notKnown", Json.node(place.notKnown()));
    return new Outcome(exit, json, lines);
  }

  /// What is gone since it was counted cannot be told any more.
  private static boolean told(Copies place, Copy copy, Contents told) throws IOException {
    try {
      place.tell(copy.path(), told);
      return true;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException gone) {
      return false;
    }
  }

  /// How far back catalogues reach, and what nobody could find out.
  private static List<String> around(Copies place) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Window window : place.windows()) {
      String back = window.oldest() == null ? "" : ", back to " + Moments.minute(window.oldest());
      String told = "%s by %s%s: %s".formatted(window.of(), window.store(), back, window.rule());
      lines.addAll(Passage.of("window", Shortened.words(told)).lines());
    }
    for (String gap : place.notKnown()) {
      lines.addAll(Passage.of("unknown", Shortened.words(gap)).lines());
    }
    return lines;
  }

  private static ObjectNode json(BackupsScreen screen, KeyMask mask) {
    ObjectNode json = Outcome.json("backups");
    ArrayNode array = json.putArray("copies");
    for (Copy copy : screen.copies()) {
      ObjectNode node = (ObjectNode) Json.node(copy.keyed(mask::of));
      node.put("state", copy.state().word());
      ArrayNode hurt = node.putArray("hurt");
      screen.harm().of(copy).forEach(harm -> hurt.add(harm.words()));
      array.add(node);
    }
    json.put("newestReadable", screen.newestReadable().map(Copy::path).orElse(null));
    json.put("lastGood", screen.lastGood().map(Copy::path).orElse(null));
    return json;
  }
}
