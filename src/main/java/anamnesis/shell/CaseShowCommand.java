package anamnesis.shell;

import anamnesis.casefile.Carrier;
import anamnesis.casefile.Case;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Json;
import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.reconcile.Balance;
import anamnesis.report.Night;
import anamnesis.report.Proof;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// `case show`: where the night stands, from what the shelves really hold.
final class CaseShowCommand implements Command {
  private final List<Source> sources;

  CaseShowCommand(List<Source> sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "case show";
  }

  @Override
  public String about() {
    return "where the night stands: known, gathered, rebuilt, lost, due, next";
  }

  @Override
  public String example() {
    return "case show";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    Instant now = call.surroundings().clock().instant();
    Night night = Night.of(file);
    Ledger ledger = Ledger.of(file);
    Outside outside = Outside.of(sources, Optional.of(file));
    SinceScreen since = new Aftermath(file, sources).told(call);
    NextStep next = NextStep.of(night, ledger, outside).unless(since);
    ObjectNode json = json(night);
    since.into(json);
    json.put("folder", file.folder().toString());
    json.put("entries", ledger.entries().size()).put("journalIntact", ledger.intact());
    json.set("notGathered", Json.node(outside.unasked().stream().map(Source::name).toList()));
    json.put("next", "anamnesis " + next.command());
    Exit exit = ledger.intact() ? Exit.DONE : Exit.FOUND;
    List<String> lines =
        new ArrayList<>(screen(new Told(night, ledger, since, next, cutOff(night, file)), now));
    lines.addAll(2, standing(file, now));
    return new Outcome(exit, json, lines);
  }

  /// What is to be known of the folder itself: that nothing more is written, that it is carried
  /// off.
  private static List<String> standing(Case file, Instant now) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Closed.is(file.folder())) {
      lines.addAll(Lines.wrapped("closed", Closed.read(file.folder()).says(now)));
    }
    Carrier.around(file.folder()).ifPresent(it -> lines.addAll(CaseOpenCommand.warning(it)));
    return lines;
  }

  private static ObjectNode json(Night night) {
    ObjectNode json = Outcome.json("case-show").put("name", night.name());
    json.set("findings", Json.node(night.findings().stream().map(Finding::id).toList()));
    json.set("witnesses", Json.node(night.witnesses()));
    json.set("linked", Json.node(night.recognised()));
    json.set("tables", Json.node(night.tables()));
    json.set("verdicts", Json.node(night.proof().verdicts()));
    night.proof().balance().ifPresent(balance -> put(json, night.proof(), balance));
    json.put("answersLost", night.answersLost()).put("peopleAsked", night.peopleAsked());
    json.set("duties", Json.node(night.duties()));
    json.set("notEvaluated", Json.node(night.silences()));
    json.set("notAsked", Json.node(night.looked().notAsked()));
    return json;
  }

  private static void put(ObjectNode json, Proof proof, Balance balance) {
    json.put("against", balance.against()).put("proof", proof.says());
    json.put("holds", balance.conservation().holds());
    json.set("money", Json.node(balance.money()));
  }

  private record Told(
      Night night, Ledger ledger, SinceScreen since, NextStep next, List<String> cutOff) {}

  private static List<String> screen(Told told, Instant now) {
    Night night = told.night();
    List<String> lines = new ArrayList<>();
    lines.add("%-16s %s".formatted(night.name(), told.ledger().opened(now)));
    lines.add("");
    lines.addAll(Lines.wrapped("known", known(night)));
    if (night.scanned() && !unknown(night).isEmpty()) {
      lines.addAll(Lines.wrapped("unknown", unknown(night)));
    }
    lines.addAll(Lines.wrapped("gathered", gathered(told)));
    lines.addAll(Lines.wrapped("linked", linked(night)));
    lines.addAll(Lines.wrapped("rebuilt", ReportCommand.rebuilt(night)));
    lines.addAll(Lines.wrapped("proven", proven(night)));
    lines.addAll(told.since().lines("  %-10s "));
    told.since().missing().forEach(one -> lines.addAll(Lines.wrapped("missing", one)));
    lines.addAll(Lines.wrapped("lost", lost(night)));
    lines.addAll(Lines.wrapped("journal", told.ledger().standing()));
    lines.add("");
    lines.addAll(Clocks.of(night, now));
    lines.add("");
    lines.add(Lines.next(told.next().command(), told.next().takes()));
    return lines;
  }

  private static String known(Night night) {
    if (!night.scanned()) {
      return "nothing yet: this case holds no scan";
    }
    if (night.findings().isEmpty()) {
      return "the scan found nothing wrong where it looked";
    }
    return night.findings().getFirst().statement()
        + (night.findings().size() == 1
            ? ""
            : " · %s more"
                .formatted(Lines.count(night.findings().size() - 1L, "finding", "findings")));
  }

  /// By the numbers of the rules, each of which can be asked about.
  private static String unknown(Night night) {
    List<String> said = new ArrayList<>();
    blind(said, "not evaluated", night.looked().notEvaluated());
    blind(said, "not asked", night.looked().notAsked());
    return said.isEmpty() ? "" : String.join(" · ", said) + " · anamnesis explain ID";
  }

  private static void blind(List<String> said, String what, List<Scan.Gap> gaps) {
    if (!gaps.isEmpty()) {
      String rules =
          gaps.stream()
              .map(gap -> gap.detector().replaceFirst("-.*", ""))
              .distinct()
              .collect(Collectors.joining(", "));
      said.add("%s %s (%s)".formatted(Lines.number(gaps.size()), what, rules));
    }
  }

  private static String gathered(Told told) {
    Stream<String> heard = told.night().witnesses().stream().map(CaseShowCommand::witness);
    Stream<String> cutOff =
        told.cutOff().stream().map(name -> name + " was cut off, and goes on with the same line");
    String all = Stream.concat(heard, cutOff).collect(Collectors.joining(" · "));
    return all.isEmpty() ? "no witness asked yet" : all;
  }

  /// Who began to tell something, and has told nothing to its end yet.
  private static List<String> cutOff(Night night, Case file) throws IOException {
    List<String> heard = night.witnesses().stream().map(Tally::name).toList();
    return file.cutOff().stream().filter(name -> !heard.contains(name)).toList();
  }

  private static String witness(Tally tally) {
    return "%s %s%s%s"
        .formatted(
            tally.name(),
            Lines.number(tally.stored()),
            tally.quarantined() == 0
                ? ""
                : ", %s in quarantine".formatted(Lines.number(tally.quarantined())),
            whole(tally));
  }

  /// By what it is believed to be all, in the first words of its proof.
  private static String whole(Tally tally) {
    if (tally.complete()) {
      return " (%s)".formatted(tally.proof().replaceFirst(";.*", ""));
    }
    return tally.awaitsProof() ? ", not proven yet" : ", not all of it";
  }

  private static String linked(Night night) {
    if (night.recognised().people() == 0) {
      return "not yet";
    }
    long waiting = night.recognised().waiting();
    return Lines.count(night.recognised().people(), "person", "people")
        + (waiting == 0
            ? " · no pair waits"
            : " · %s for you".formatted(Lines.count(waiting, "pair waits", "pairs wait")));
  }

  private static String proven(Night night) {
    if (!night.proof().ran()) {
      return "not yet";
    }
    String verdicts =
        night.proof().verdicts().entrySet().stream()
            .filter(verdict -> verdict.getValue() > 0)
            .map(verdict -> "%s %s".formatted(Lines.number(verdict.getValue()), verdict.getKey()))
            .collect(Collectors.joining(" · "));
    String where = night.proof().ofFresh() ? "" : "of the wounded database: ";
    return night
        .proof()
        .balance()
        .map(known -> "%s%s · %s".formatted(where, night.proof().says(), verdicts))
        .orElse(verdicts);
  }

  static String lost(Night night) {
    if (night.tables().isEmpty()) {
      return "not known before the rebuild";
    }
    return night.answersLost() == 0
        ? "no answer"
        : "will be asked of %s (%s that no witness holds)"
            .formatted(
                Lines.count(night.peopleAsked(), "person", "people"),
                Lines.count(night.answersLost(), "answer", "answers"));
  }
}
