package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Decision;
import anamnesis.link.Pair;
import anamnesis.link.Pair.Band;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `review`: the questions that only a person can answer.
final class ReviewCommand implements Command {
  @Override
  public String name() {
    return "review";
  }

  @Override
  public String about() {
    return "answer the pairs in review, one by one or as a sheet (--out writes it)";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.of("in", "FILE", "take the rulings of a sheet: same, different, unsure"));
  }

  @Override
  public String example() {
    return "review --out queue.csv";
  }

  /// An agent gathers, links and lists; whether two patients are one is not its to say. What is
  /// approved is one sheet, with the rulings that stand in it.
  @Override
  public Optional<Reserved> reserved(Call call) throws IOException {
    if (call.value("in").isEmpty()) {
      return Optional.empty();
    }
    Path sheet = Path.of(call.value("in", ""));
    return Optional.of(ruling(sheet, RulingSheet.bytes(sheet)));
  }

  private static Reserved ruling(Path sheet, byte[] bytes) {
    return new Reserved(
        "rule on a doubt about patients",
        "sheet " + Hash.of(bytes),
        String.valueOf(sheet.getFileName()),
        "in");
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    if (!Pair.shelf(file).exists()) {
      throw new Refusal("nothing has been linked in this case yet", "run `anamnesis link` first");
    }
    Masks masks = new Masks(call.reveal());
    List<Pair> all = pairs(file);
    Rulebook book = Rulebook.of(file);
    List<Pair> waiting = all.stream().filter(pair -> waits(pair, book)).toList();
    if (call.value("in").isPresent()) {
      List<Decision> taken = taken(call, all);
      book.rule(file, taken);
      return ruled(taken.size(), left(waiting, book), masks);
    }
    if (call.value("out").isPresent()) {
      String sheet = call.value("out", "");
      call.tell("%s for a person: fill in the column `ruling`, then".formatted(waits(waiting)));
      call.tell("  anamnesis review --in %s".formatted(CommandLine.quoted(sheet)));
      return new Outcome(Exit.DONE, json(0, waiting, masks), RulingSheet.lines(waiting));
    }
    if (call.talks() && call.value("format", "text").equals("text") && !waiting.isEmpty()) {
      if (!call.reveal()) {
        call.say("  Names are masked; `anamnesis review --reveal` shows them.");
        call.say("");
      }
      PairScreen screen = new PairScreen(call, exhibits(file, waiting));
      int made = new Hearing(call, file, screen, book).hear(waiting);
      return ruled(made, left(waiting, book), masks);
    }
    return new Outcome(Exit.DONE, json(0, waiting, masks), listed(waiting, masks));
  }

  /// The sheet is read once: the rulings that were approved are the rulings that are taken.
  private static List<Decision> taken(Call call, List<Pair> all) throws IOException {
    Path sheet = Path.of(call.value("in", ""));
    byte[] bytes = RulingSheet.bytes(sheet);
    call.needsPerson(ruling(sheet, bytes));
    String name = String.valueOf(sheet.getFileName());
    return new RulingSheet(all).read(name, bytes, call.surroundings().actor());
  }

  private static boolean waits(Pair pair, Rulebook book) {
    return pair.band() == Band.REVIEW && (pair.contradicted() || !book.knows(pair.id()));
  }

  private static List<Pair> pairs(Case file) {
    try (Stream<Pair> pairs = Pair.shelf(file).read()) {
      return pairs.toList();
    }
  }

  private static List<Pair> left(List<Pair> waiting, Rulebook book) {
    return waiting.stream().filter(pair -> !book.knows(pair.id())).toList();
  }

  private static Map<String, Exhibit> exhibits(Case file, List<Pair> waiting) {
    Set<String> wanted = new HashSet<>();
    waiting.forEach(pair -> wanted.addAll(List.of(pair.a(), pair.b())));
    Map<String, Exhibit> exhibits = new TreeMap<>();
    try (Stream<Exhibit> all = Exhibit.shelf(file).read()) {
      all.filter(exhibit -> wanted.contains(exhibit.key()))
          .forEach(exhibit -> exhibits.put(exhibit.key(), exhibit));
    }
    return exhibits;
  }

  private static Outcome ruled(int made, List<Pair> left, Masks masks) {
    List<String> text = new ArrayList<>();
    text.add(
        "%d ruling%s kept · %s"
            .formatted(made, made == 1 ? "" : "s", left.isEmpty() ? "nothing waits" : waits(left)));
    text.add("");
    text.add("  next         anamnesis " + (made > 0 ? "link" : "review"));
    return new Outcome(Exit.DONE, json(made, left, masks), text);
  }

  private static List<String> listed(List<Pair> waiting, Masks masks) {
    if (waiting.isEmpty()) {
      return List.of("Nothing waits for you.", "", "  next         anamnesis rebuild --dry-run");
    }
    List<String> text = new ArrayList<>();
    text.add(waits(waiting) + " for a person:");
    for (Pair pair : waiting) {
      text.add("");
      text.add("  %s   %s".formatted(pair.id(), masks.key(pair.a())));
      text.add("  %s   %s".formatted(" ".repeat(pair.id().length()), masks.key(pair.b())));
      text.addAll(PairScreen.wrapped("  ", pair.asked()));
    }
    text.add("");
    text.add("  next         anamnesis review              at a terminal, or");
    text.add("               anamnesis review --out FILE   to rule in a sheet");
    return text;
  }

  private static String waits(List<Pair> pairs) {
    return pairs.size() == 1 ? "1 pair waits" : pairs.size() + " pairs wait";
  }

  private static ObjectNode json(int made, List<Pair> waiting, Masks masks) {
    ObjectNode json = Outcome.json("review");
    json.put("ruled", made);
    json.put("inReview", waiting.size());
    ArrayNode pairs = json.putArray("pairs");
    for (Pair pair : waiting) {
      pairs
          .addObject()
          .put("pair", pair.id())
          .put("a", masks.key(pair.a()))
          .put("b", masks.key(pair.b()))
          .put("why", pair.asked())
          .put("weight", pair.weight());
    }
    return json;
  }
}
