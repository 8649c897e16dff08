package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of everything that witnesses said, as a person reads it.
///
/// @param tallies of those that were heard
/// @param refused of those that were not, why
record GatherScreen(
    List<Tally> tallies,
    SortedMap<String, Source.Pace> paces,
    SortedMap<String, Long> unsaid,
    SortedSet<String> inFiles,
    SortedMap<String, Refusal> refused,
    SinceScreen since) {
  private static final int WIDTH = 80;

  GatherScreen(List<Tally> tallies, Gathering gathering, SinceScreen since) {
    this(
        tallies,
        gathering.paces(),
        gathering.unsaid(),
        gathering.inFiles(),
        new TreeMap<>(),
        since);
    gathering.silent().forEach((name, why) -> refused.put(name, refusal(why)));
  }

  Outcome outcome() {
    return new Outcome(exit(), json(), lines());
  }

  private static Refusal refusal(Exception why) {
    return why instanceof Refusal refusal ? refusal : Dispatcher.unwritable(why);
  }

  /// Where one refused while another was heard, something was done, and not all that was asked.
  private Exit exit() {
    boolean complete = tallies.stream().allMatch(Tally::complete);
    if (!complete || !refused.isEmpty()) {
      return Exit.INCOMPLETE;
    }
    return unsaid.isEmpty() ? Exit.DONE : Exit.FOUND;
  }

  private ObjectNode json() {
    ObjectNode json = Outcome.json("gather");
    ArrayNode witnesses = json.putArray("witnesses");
    for (Tally tally : tallies) {
      ObjectNode one = (ObjectNode) Json.node(tally);
      Source.Pace pace = paces.get(tally.name());
      if (pace != null) {
        one.put("requests", pace.requests());
        one.put("perSecond", Math.round(pace.perSecond() * 10) / 10.0);
        one.put("proofRequests", pace.proofRequests());
      }
      witnesses.add(one);
    }
    ArrayNode silent = json.putArray("refused");
    refused.forEach(
        (name, why) ->
            silent
                .addObject()
                .put("name", name)
                .put("problem", why.problem())
                .put("hint", why.hint()));
    ObjectNode gone = json.putObject("unsaid");
    unsaid.forEach(gone::put);
    since.into(json);
    return json;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    tallies.forEach(tally -> lines.addAll(Wrapped.at(WIDTH, "", answer(tally))));
    refused.forEach(
        (name, why) -> {
          lines.addAll(Wrapped.at(WIDTH, "REFUSED     ", name + ": " + why.problem()));
          lines.addAll(Wrapped.at(WIDTH, "            ", why.hint()));
        });
    lines.add("");
    String rate = paces.isEmpty() ? "" : "requests/s";
    lines.add(row("", "read", "stored", "merged", "quarantined", "omitted", rate));
    tallies.forEach(tally -> lines.addAll(table(tally)));
    unsaid.forEach((name, count) -> lines.addAll(gone(name, count)));
    lines.addAll(Wrapped.at(WIDTH, "  adds up  ", sum()));
    lines.addAll(since.lines("  %-8s "));
    lines.add("");
    lines.add(next());
    return lines;
  }

  private String answer(Tally tally) {
    String kept = Lines.count(tally.stored(), "exhibit", "exhibits");
    return tally.quarantined() == 0
        ? "%s: %s kept.".formatted(told(tally), kept)
        : "%s: %s kept, %s not understood: see quarantine/gather.jsonl."
            .formatted(told(tally), kept, Lines.number(tally.quarantined()));
  }

  private String told(Tally tally) {
    if (tally.awaitsProof()) {
      return "UNPROVEN    %s is heard, not proven yet".formatted(tally.name());
    }
    boolean files = inFiles.contains(tally.name());
    String who = files ? "the files of " + tally.name() : tally.name();
    return tally.complete()
        ? "%s told all %s".formatted(who, files ? "they hold" : "it holds")
        : "INCOMPLETE  %s did not tell all".formatted(who);
  }

  private List<String> table(Tally tally) {
    Source.Pace pace = paces.getOrDefault(tally.name(), Source.Pace.UNTOLD);
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            tally.name(),
            Lines.number(tally.read()),
            Lines.number(tally.stored()),
            Lines.number(tally.merged()),
            Lines.number(tally.quarantined()),
            Lines.number(tally.omitted()),
            pace.isTold() ? tenths(pace.perSecond()) : ""));
    lines.addAll(Wrapped.at(WIDTH, "  proof    ", tally.proof()));
    if (pace.isTold()) {
      lines.add("  asked    " + asked(pace));
    }
    if (tally.quarantined() > 0) {
      lines.add("  kept     what was not understood is in quarantine/gather.jsonl, with reasons");
    }
    return lines;
  }

  private static String asked(Source.Pace pace) {
    String times = Lines.count(pace.requests(), "time", "times");
    return pace.proofRequests() == 0
        ? times
        : times + ", and %s more for the proof".formatted(Lines.number(pace.proofRequests()));
  }

  private static List<String> gone(String name, long count) {
    return List.of(
        "  GONE     %s records that %s said before it does not say now: was it"
            .formatted(Lines.number(count), name),
        "           another place? Name all places of a witness at once, or the old one");
  }

  /// The first law of gathering, which [Gathering] holds every witness to.
  private String sum() {
    return "%s read = %s stored + %s merged + %s quarantined + %s omitted"
        .formatted(
            sum(Tally::read),
            sum(Tally::stored),
            sum(Tally::merged),
            sum(Tally::quarantined),
            sum(Tally::omitted));
  }

  private String sum(ToLongFunction<Tally> column) {
    return Lines.number(tallies.stream().mapToLong(column).sum());
  }

  private String next() {
    if (!refused.isEmpty()) {
      return "  next     mend what was refused, then `anamnesis gather %s`; the rest is kept"
          .formatted(refused.firstKey());
    }
    List<Tally> open = tallies.stream().filter(tally -> !tally.complete()).toList();
    if (!open.isEmpty() && open.stream().allMatch(Tally::awaitsProof)) {
      return "  next     anamnesis gather %s     proves it, and walks nothing again"
          .formatted(open.getFirst().name());
    }
    return open.isEmpty()
        ? "  next     anamnesis link     once every witness was heard"
        : "  next     mend what the proof names, then the same again; this is kept";
  }

  private static String row(Object... cells) {
    return "  %-8s %9s %9s %9s %12s %9s %11s".formatted(cells).stripTrailing();
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
