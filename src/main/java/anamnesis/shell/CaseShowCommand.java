package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.detect.Finding;
import anamnesis.evidence.Tally;
import anamnesis.report.Night;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// `case show`: where the night stands, from what the shelves really hold.
final class CaseShowCommand implements Command {
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
    NextStep next = NextStep.of(night, ledger);
    ObjectNode json = json(night);
    json.put("folder", file.folder().toString());
    json.put("entries", ledger.entries().size()).put("journalIntact", ledger.intact());
    json.put("next", "anamnesis " + next.command());
    Exit exit = ledger.intact() ? Exit.DONE : Exit.FOUND;
    return new Outcome(exit, json, screen(night, ledger, next, now));
  }

  private static ObjectNode json(Night night) {
    ObjectNode json = Outcome.json("case-show").put("name", night.name());
    json.set("findings", Json.node(night.findings().stream().map(Finding::id).toList()));
    json.set("witnesses", Json.node(night.witnesses()));
    json.set("linked", Json.node(night.recognised()));
    json.set("tables", Json.node(night.tables()));
    json.set("verdicts", Json.node(night.proof().verdicts()));
    json.put("answersLost", night.answersLost()).put("peopleAsked", night.peopleAsked());
    json.set("duties", Json.node(night.duties()));
    json.set("notEvaluated", Json.node(night.silences()));
    return json;
  }

  private static List<String> screen(Night night, Ledger ledger, NextStep next, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("%-16s %s".formatted(night.name(), ledger.opened(now)));
    lines.add("");
    lines.addAll(Lines.wrapped("known", known(night)));
    lines.addAll(Lines.wrapped("gathered", gathered(night)));
    lines.addAll(Lines.wrapped("linked", linked(night)));
    lines.addAll(Lines.wrapped("rebuilt", ReportCommand.rebuilt(night)));
    lines.addAll(Lines.wrapped("proven", proven(night)));
    lines.addAll(Lines.wrapped("lost", lost(night)));
    lines.addAll(Lines.wrapped("journal", ledger.journal()));
    lines.add("");
    lines.addAll(Clocks.of(night, now));
    lines.add("");
    lines.add(Lines.next(next.command(), next.takes()));
    return lines;
  }

  private static String known(Night night) {
    if (night.findings().isEmpty()) {
      return "nothing yet: this case holds no scan";
    }
    return night.findings().getFirst().statement()
        + (night.findings().size() == 1
            ? ""
            : " · %s more"
                .formatted(Lines.count(night.findings().size() - 1L, "finding", "findings")));
  }

  private static String gathered(Night night) {
    return night.witnesses().isEmpty()
        ? "no witness asked yet"
        : night.witnesses().stream()
            .map(CaseShowCommand::witness)
            .collect(Collectors.joining(" · "));
  }

  private static String witness(Tally tally) {
    return "%s %s%s%s"
        .formatted(
            tally.name(),
            Lines.number(tally.read()),
            tally.quarantined() == 0
                ? ""
                : ", %s in quarantine".formatted(Lines.number(tally.quarantined())),
            tally.complete() ? "" : ", not all of it");
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
    return night.proof().verdicts().entrySet().stream()
        .filter(verdict -> verdict.getValue() > 0)
        .map(verdict -> "%s %s".formatted(Lines.number(verdict.getValue()), verdict.getKey()))
        .collect(Collectors.joining(" · "));
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
