package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.invented.Pass;
import anamnesis.detect.invented.PeopleInCopy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Which copies hold the invented people already: the first that does, and the last that does not.
///
/// A seed stays once it is planted, so the copies are halved, not read through: the newest, and a
/// few more where it has one.
final class SeedInside implements Detector {
  private static final Rule RULE =
      new Rule(
          "B11-seed-inside",
          "the copies hold invented people already",
          "holds invented people already",
          "critical from half of a table's records and 5; a warning from 5 % and 2, if an earlier"
              + " copy of the series is free of them; judged as S04 judges the database",
          "gather the copy's own rows: anamnesis gather dump FILE",
          "test accounts, or a demonstration, that were always there",
          "restore nothing from the first bad copy on; see what the one before it holds");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public Judgement examine(Given given) throws IOException {
    List<Finding> findings = new ArrayList<>();
    boolean looked = false;
    for (Series series : Series.in(given.allCopies())) {
      List<Copy> opened = series.opened();
      Optional<Seeds> newest = opened.isEmpty() ? Optional.empty() : seeds(opened.getLast(), given);
      looked |= newest.isPresent();
      if (newest.isPresent() && !newest.get().tables().isEmpty()) {
        judge(series, bisected(opened, newest.get(), given), given.thresholds())
            .ifPresent(findings::add);
      }
    }
    return looked
        ? new Judgement(findings, List.of(), true)
        : Judgement.unable("no copy whose rows can be heard");
  }

  /// @param tables how loud the invented records of each table are, and how many
  record Seeds(Map<String, Planted> tables) {
    Planted worst() {
      return tables.values().stream()
          .max(
              java.util.Comparator.comparing(Planted::severity)
                  .thenComparingLong(Planted::reserved))
          .orElseThrow();
    }
  }

  record Planted(String table, Severity severity, long reserved, long judged) {}

  /// Nothing if its rows cannot be heard.
  private static Optional<Seeds> seeds(Copy copy, Given given) throws IOException {
    PeopleInCopy told = new PeopleInCopy(given.people().signs());
    if (!given.around().rows().tell(copy, told)) {
      return Optional.empty();
    }
    Map<String, Planted> tables = new TreeMap<>();
    for (Pass.Looked table : told.looked()) {
      table
          .worst()
          .filter(finding -> finding.severity() != Severity.INFO)
          .ifPresent(finding -> tables.put(finding.subject(), planted(table, finding)));
    }
    return Optional.of(new Seeds(tables));
  }

  private static Planted planted(Pass.Looked table, Finding worst) {
    return new Planted(
        worst.subject(),
        worst.severity(),
        Math.max(worst.records().size(), table.crowd().accused().size()),
        table.crowd().records());
  }

  /// @param lastGood the newest without them, if there is one
  /// @param reads how many copies had to be read again
  record Halved(Seeds newest, Copy firstBad, Optional<Copy> lastGood, int reads) {}

  private static Halved bisected(List<Copy> opened, Seeds newest, Given given) throws IOException {
    Planted worst = newest.worst();
    int good = -1;
    int bad = opened.size() - 1;
    int reads = 1;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      reads++;
      Planted there =
          seeds(opened.get(middle), given)
              .map(seeds -> seeds.tables().get(worst.table()))
              .orElse(null);
      if (there == null || there.severity() != worst.severity()) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return new Halved(
        newest,
        opened.get(bad),
        good < 0 ? Optional.empty() : Optional.of(opened.get(good)),
        reads);
  }

  static Optional<Finding> judge(Series series, Halved halved, Thresholds thresholds) {
    Planted worst = halved.newest().worst();
    if (worst.severity() == Severity.WARN && halved.lastGood().isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("table", worst.table());
    measures.put("records", worst.judged());
    measures.put("reserved", worst.reserved());
    measures.put("firstBad", halved.firstBad().path());
    measures.put("notAfter", halved.firstBad().takenAt().toString());
    halved
        .lastGood()
        .ifPresent(
            copy -> {
              measures.put("lastGood", copy.path());
              measures.put("notBefore", copy.takenAt().toString());
            });
    measures.put("reads", halved.reads());
    return Optional.of(
        RULE.finding(
            worst.severity() == Severity.CRITICAL ? thresholds.severity(RULE) : Severity.WARN,
            Confidence.STRONG,
            series.name(),
            "%s of %s records of %s in the newest are invented; %s"
                .formatted(
                    worst.reserved(),
                    worst.judged(),
                    worst.table(),
                    halved
                        .lastGood()
                        .map(
                            copy ->
                                "first in %s, not yet in %s"
                                    .formatted(halved.firstBad().path(), copy.path()))
                        .orElse("the oldest copy holds them too")),
            measures));
  }
}
