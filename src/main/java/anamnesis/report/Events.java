package anamnesis.report;

import anamnesis.detect.Finding;
import anamnesis.duty.Moment;
import anamnesis.evidence.Tally;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Warning;
import anamnesis.report.Block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happened, who was asked, and who was recognised in what they said.
final class Events {
  private Events() {}

  static Section happened(Night night) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Words(answer(night)));
    blocks.add(
        new Grid(
            "The moments from which clocks run",
            List.of(Column.text("moment"), Column.code("when (UTC)"), Column.text("said by")),
            moments(night)));
    if (!night.findings().isEmpty()) {
      blocks.add(findings(night));
    }
    return new Section("happened", "What happened", blocks);
  }

  static Section asked(Night night) {
    if (night.witnesses().isEmpty()) {
      return new Section(
          "asked", "Who was asked", List.of(new Words("No witness has been asked yet.")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Words(
            "Every record that was read is stored, merged with an equal one, in quarantine with its"
                + " reason, or omitted by a rule."));
    blocks.add(tallies(night));
    if (!night.exhibits().isEmpty()) {
      blocks.add(kinds(night));
    }
    return new Section("asked", "Who was asked, and what they said", blocks);
  }

  static Section people(Night night) {
    Recognised found = night.recognised();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Words(
            "%s, %s and %s were recognised in the exhibits. Nobody was merged on what a household shares."
                .formatted(
                    count(found.people(), "person", "people"),
                    count(found.payments(), "payment", "payments"),
                    count(found.documents(), "document", "documents"))));
    blocks.add(
        new Words(
            "A person has ruled on %s."
                .formatted(count(found.ruled(), "doubtful pair", "doubtful pairs"))));
    if (found.waiting() > 0) {
      blocks.add(
          new Warning(
              "%s for a ruling. Until then the two are kept apart."
                  .formatted(count(found.waiting(), "pair still waits", "pairs still wait"))));
    }
    return new Section("people", "People", blocks);
  }

  private static String answer(Night night) {
    if (!night.scanned()) {
      return "The database was not scanned in this case, so nothing is said here of what was done to it.";
    }
    return night.findings().isEmpty()
        ? "The scan found nothing wrong where it looked."
        : night.findings().getFirst().statement();
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String count(long n, String one, String many) {
    return number(n) + " " + (n == 1 ? one : many);
  }

  private static Grid findings(Night night) {
    return new Grid(
        "Everything that the scan found, the worst first",
        List.of(
            Column.state("severity"),
            Column.text("finding"),
            Column.text("how sure"),
            Column.code("rule"),
            Column.text("what would refute it")),
        night.findings().stream().map(Events::finding).toList());
  }

  private static Grid tallies(Night night) {
    return new Grid(
        "Witnesses and what became of every record",
        List.of(
            Column.text("witness"),
            Column.number("read"),
            Column.number("stored"),
            Column.number("merged"),
            Column.number("quarantined"),
            Column.number("omitted"),
            Column.state("all of it"),
            Column.text("why that is believed")),
        night.witnesses().stream().map(Events::witness).toList());
  }

  private static Grid kinds(Night night) {
    return new Grid(
        "Exhibits by kind",
        List.of(Column.code("kind"), Column.number("exhibits")),
        night.exhibits().entrySet().stream()
            .map(kind -> List.of(kind.getKey(), number(kind.getValue())))
            .toList());
  }

  private static List<List<String>> moments(Night night) {
    List<List<String>> rows = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      boolean named = night.moments().named().contains(moment);
      rows.add(
          List.of(
              moment.name().toLowerCase(Locale.ROOT),
              night.moments().at(moment).map(Object::toString).orElse("not known"),
              named
                  ? "case.yaml"
                  : night.moments().at(moment).isPresent()
                      ? "the opening of this case, at the latest; an earlier one brings every deadline forward"
                      : "nobody yet"));
    }
    return rows;
  }

  private static List<String> finding(Finding finding) {
    return List.of(
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.statement(),
        finding.confidence().name().toLowerCase(Locale.ROOT),
        finding.detector(),
        finding.refutedBy());
  }

  private static List<String> witness(Tally tally) {
    return List.of(
        tally.name(),
        number(tally.read()),
        number(tally.stored()),
        number(tally.merged()),
        number(tally.quarantined()),
        number(tally.omitted()),
        tally.complete() && tally.holds() ? "yes" : "no",
        tally.proof());
  }
}
