package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Selection;
import anamnesis.detect.Wounded;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.mapping.Mapping;
import anamnesis.rebuild.Rebuilt;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Reconcile;
import anamnesis.reconcile.Reconciled;
import anamnesis.reconcile.since.Landing;
import anamnesis.reconcile.wounded.Keeping;
import anamnesis.reconcile.wounded.NobodyKnows;
import anamnesis.reconcile.wounded.Remnant;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `reconcile`: the proof, row by row and to the cent; of the wounded database, whom in it anybody
/// knows; of a claim, whether it is true.
final class ReconcileCommand implements Command {
  private final List<Detector> detectors;
  private final List<Source> sources;

  ReconcileCommand(List<Detector> detectors, List<Source> sources) {
    this.detectors = detectors;
    this.sources = sources;
  }

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public String about() {
    return "hold the rebuilt database against the witnesses: rows, references, money";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("against", "fresh|wounded", "which database to read back").orElse("fresh"),
        Option.of("claim", "TABLE=ROWS", "is it true that so many were recovered?").repeatable(),
        Option.of("database", "URL", "the wounded one, or the one a claim is about")
            .orElse("$ANAMNESIS_DATABASE_URL"),
        Aftermath.WIPED,
        FailOn.OPTION);
  }

  @Override
  public String example() {
    return "reconcile --fail-on info";
  }

  @Override
  public Outcome run(Call call) throws IOException, InterruptedException {
    FailOn failOn = FailOn.of(call);
    String against = call.value("against", Balance.FRESH);
    if (!List.of(Balance.FRESH, Balance.WOUNDED).contains(against)) {
      throw new Refusal(
          "--against %s is neither fresh nor wounded".formatted(against),
          "leave it out to read back the database of the last rebuild");
    }
    if (!call.values("claim").isEmpty()) {
      return new Claims(new Surveying(call, detectors, sources)).outcome();
    }
    return against.equals(Balance.WOUNDED)
        ? wounded(call, call.theCase(), failOn)
        : fresh(call, call.theCase(), failOn.severity());
  }

  private Outcome fresh(Call call, Case file, Severity failOn)
      throws IOException, InterruptedException {
    Rebuilt rebuilt = ReadingBack.last(file);
    Mapping mapping = Mapping.read(Path.of(rebuilt.mapping()), Path.of(rebuilt.definitions()));
    Aftermath aftermath = new Aftermath(file, sources);
    SinceScreen told = aftermath.told(call);
    Landing landing = new Landing(file, mapping, rebuilt, aftermath.telltales());
    Held held =
        ReadingBack.fresh(
            call,
            file,
            asked ->
                new Held(
                    Reconcile.run(file, mapping, rebuilt, asked),
                    told.seen(since -> landing.inDatabase(since, asked))));
    Reconciled reconciled = held.reconciled().with(held.since().differences());
    reconciled.keep(file, Balance.FRESH);
    held.since().keep(file);
    boolean stale = Ledger.of(file).changedSince("rebuilds.jsonl", "exhibits.jsonl");
    return new ReconcileScreen(reconciled, reconciled.fails(failOn), stale, held.since()).outcome();
  }

  private record Held(Reconciled reconciled, SinceScreen since) {}

  private Outcome wounded(Call call, Case file, FailOn failOn)
      throws IOException, InterruptedException {
    Set<String> mapped =
        ReadingBack.lastIfAny(file).stream()
            .flatMap(rebuilt -> rebuilt.tables().stream())
            .map(Rebuilt.Table::name)
            .collect(Collectors.toSet());
    Surveying surveying = new Surveying(call, detectors, sources);
    Surveyed seen =
        ReadingBack.wounded(
            call,
            asked -> {
              new Wounded(asked, Selection.ALL).remember(file);
              return surveying.of(asked, mapped, false);
            });
    if (seen.witnesses().isEmpty()) {
      throw new Refusal(
          "no witness was heard yet, so nobody could know anybody",
          "hear one first: anamnesis gather stripe");
    }
    List<Tally> tallies;
    try (Stream<Tally> heard = Tally.shelf(file).read()) {
      tallies = heard.toList();
    }
    Remnant.shelf(file).write(seen.remnants());
    List<Finding> findings = NobodyKnows.findings(seen);
    Finding.shelf(file, "reconcile").write(findings);
    long kept = Keeping.keep(file, seen);
    return new WoundedScreen(seen, findings, tallies, kept).outcome(failOn);
  }
}
