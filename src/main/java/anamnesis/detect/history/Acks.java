package anamnesis.detect.history;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import anamnesis.casefile.Shelf;
import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was acknowledged: in the open case, and in `$ANAMNESIS_HOME/acks.jsonl`, where it is
/// written if none is open. A line that cannot be read covers nothing.
///
/// @param all oldest first
public record Acks(List<Ack> all) {
  private static final int SCHEMA = 1;

  public Acks {
    all = List.copyOf(all);
  }

  public static Acks in(Path home, Optional<Case> open) throws IOException {
    List<Ack> all = new ArrayList<>();
    Path file = file(home);
    if (Files.isRegularFile(file)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        lines.forEach(line -> parsed(line).ifPresent(all::add));
      }
    }
    if (open.isPresent()) {
      try (Stream<Ack> kept = shelf(open.get()).read()) {
        kept.forEach(all::add);
      }
    }
    all.sort(Comparator.comparing(Ack::at));
    return new Acks(all);
  }

  public static Shelf<Ack> shelf(Case file) {
    return file.shelf("acks.jsonl", Ack.class, SCHEMA);
  }

  /// The last word is what was said last, also where the clock was set back in between.
  public static Ack add(Ack said, Path home, Optional<Case> open) throws IOException {
    Ack ack = in(home, open).all().stream().reduce((_, last) -> last).map(said::after).orElse(said);
    write(ack, home, open);
    return ack;
  }

  private static void write(Ack ack, Path home, Optional<Case> open) throws IOException {
    if (open.isEmpty()) {
      PrivateFiles.folder(home);
      String line = "\n" + Json.write(versioned(ack)) + "\n";
      PrivateFiles.append(file(home), line.getBytes(StandardCharsets.UTF_8));
      return;
    }
    List<Ack> kept = new ArrayList<>();
    try (Stream<Ack> before = shelf(open.get()).read()) {
      before.forEach(kept::add);
    }
    kept.add(ack);
    shelf(open.get()).write(kept);
  }

  private static ObjectNode versioned(Ack ack) {
    ObjectNode line = Json.object().put("schema", SCHEMA);
    line.setAll((ObjectNode) Json.node(ack));
    return line;
  }

  private static Path file(Path home) {
    return home.resolve("acks.jsonl");
  }

  /// A scan's result, and what of it is acknowledged.
  ///
  /// @param open what is not: from here on, this is what the scan found
  /// @param held what is, each with its acknowledgement
  /// @param returned what was, and why it is not any more
  public record Weighed(Scan.Result open, List<Held> held, List<Returned> returned) {
    public Weighed {
      held = List.copyOf(held);
      returned = List.copyOf(returned);
    }

    public static Weighed nothing(Scan.Result result) {
      return new Weighed(result, List.of(), List.of());
    }

    public List<Finding> heldFindings() {
      return held.stream().flatMap(each -> each.finding().stream()).toList();
    }
  }

  /// @param finding nothing for a gap
  public record Held(Optional<Finding> finding, Optional<Scan.Gap> gap, Ack ack) {}

  /// @param why in words, as `its day has come`
  public record Returned(String id, String why) {}

  public Weighed weigh(Scan.Result result, String place, Instant now) {
    List<Held> held = new ArrayList<>();
    List<Returned> returned = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Scan.Gap> gaps = new ArrayList<>();
    for (Finding finding : result.findings()) {
      Optional<Ack> ack = last(place, each -> each.covers(finding));
      Optional<String> ended = ack.flatMap(each -> ended(each, finding, now));
      ended.ifPresent(why -> returned.add(new Returned(finding.id(), why)));
      if (ack.isPresent() && ended.isEmpty()) {
        held.add(new Held(Optional.of(finding), Optional.empty(), ack.get()));
      } else {
        findings.add(finding);
      }
    }
    for (Scan.Gap gap : result.notEvaluated()) {
      Optional<Ack> ack = last(place, each -> each.covers(gap)).filter(each -> !each.over(now));
      ack.ifPresentOrElse(
          each -> held.add(new Held(Optional.empty(), Optional.of(gap), each)),
          () -> gaps.add(gap));
    }
    return new Weighed(without(result, findings, gaps), held, returned);
  }

  private static Scan.Result without(
      Scan.Result all, List<Finding> findings, List<Scan.Gap> notEvaluated) {
    return new Scan.Result(
        findings, all.evaluated(), all.clean(), notEvaluated, all.notAsked(), all.people());
  }

  private static Optional<String> ended(Ack ack, Finding finding, Instant now) {
    if (ack.over(now)) {
      return Optional.of("acknowledged by %s, and that ended".formatted(ack.by()));
    }
    return ack.suffices(finding)
        ? Optional.empty()
        : Optional.of("acknowledged by %s, and worse since".formatted(ack.by()));
  }

  private Optional<Ack> last(String place, Predicate<Ack> covering) {
    return all.reversed().stream()
        .filter(each -> each.place().equals(place) && covering.test(each))
        .findFirst();
  }

  /// Those that still hold of a finding, or of anything that a rule says.
  ///
  /// @param id a finding's, or a rule's number
  public List<Ack> about(String id, Instant now) {
    Map<String, Ack> last = new LinkedHashMap<>();
    for (Ack ack : all) {
      ack.covers().stream()
          .map(Ack.Covered::id)
          .filter(known -> known.equalsIgnoreCase(id) || known.startsWith(id + "-"))
          .forEach(known -> last.put(ack.place() + "\n" + known, ack));
    }
    return last.values().stream().filter(ack -> !ack.over(now)).distinct().toList();
  }

  private static Optional<Ack> parsed(String line) {
    try {
      String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      JsonNode known = Json.tree(text);
      return known.path("schema").asInt(0) == SCHEMA
          ? Optional.of(Json.as(known, Ack.class))
          : Optional.empty();
    } catch (JacksonException none) {
      return Optional.empty();
    }
  }
}
