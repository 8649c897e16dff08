package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.detect.Finding;
import anamnesis.detect.Looked;
import anamnesis.duty.Concerned;
import anamnesis.duty.Duty;
import anamnesis.duty.Moments;
import anamnesis.duty.Rules;
import anamnesis.evidence.Tally;
import anamnesis.reconcile.since.Since;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that the shelves of a case hold, counted: what every report, letter and screen is made from.
///
/// @param since what happened since the wipe; null if nobody told it apart
public record Night(
    String name,
    Practice practice,
    Moments moments,
    List<Finding> findings,
    Looked looked,
    List<Tally> witnesses,
    Map<String, Long> exhibits,
    Recognised recognised,
    Regained regained,
    Proof proof,
    List<Duty> duties,
    List<Holding> holdings,
    List<Silence> silences,
    @Nullable Since since) {

  public static Night of(Case file) throws IOException {
    Recognised recognised = Recognised.of(file);
    Regained regained = Regained.of(file);
    Moments moments = Moments.of(file);
    List<Tally> witnesses = witnesses(file);
    return new Night(
        file.name(),
        Practice.of(file.about()),
        moments,
        findings(file),
        Looked.of(file),
        witnesses,
        Holding.exhibits(file),
        recognised,
        regained,
        Proof.of(file),
        Rules.duties(
            moments, new Concerned(concerned(recognised, regained), asked(regained).size())),
        Holding.of(file),
        Silence.of(file, witnesses),
        null);
  }

  /// The same, and what happened since the wipe.
  public Night with(@Nullable Since told) {
    return new Night(
        name,
        practice,
        moments,
        findings,
        looked,
        witnesses,
        exhibits,
        recognised,
        regained,
        proof,
        duties,
        holdings,
        silences,
        told);
  }

  /// The lost answers by person, both in order: nobody is written to twice.
  SequencedMap<Person, List<Gap>> asked() {
    return asked(regained);
  }

  public List<TableCount> tables() {
    return regained.tables();
  }

  /// Whether there was a scan at all: one that found nothing is not the same as none.
  public boolean scanned() {
    return looked.ran() || !findings.isEmpty();
  }

  public long people() {
    return recognised.people();
  }

  public long rows() {
    return tables().stream().mapToLong(TableCount::rows).sum();
  }

  public long answersLost() {
    return tables().stream().mapToLong(TableCount::lost).sum();
  }

  public long peopleAsked() {
    return asked().size();
  }

  private static SequencedMap<Person, List<Gap>> asked(Regained regained) {
    Map<Person, List<Gap>> found = new LinkedHashMap<>();
    for (Gap gap : regained.gaps()) {
      if (gap.isLost()) {
        found.computeIfAbsent(regained.whose(gap), person -> new ArrayList<>()).add(gap);
      }
    }
    SequencedMap<Person, List<Gap>> ordered = new LinkedHashMap<>();
    found.keySet().stream()
        .sorted(Comparator.comparing(Person::key))
        .forEach(person -> ordered.put(person, found.getOrDefault(person, List.of())));
    return ordered;
  }

  /// Whose rows were hurt: those who have one again. The witnesses know others too, who never had
  /// one. Before the rebuild nobody can tell them apart, and all are counted.
  private static long concerned(Recognised recognised, Regained regained) {
    return regained.owners() > 0 ? regained.owners() : recognised.people();
  }

  /// The worst first; among equals what the database shows, before what its copies (`B…`) do.
  private static List<Finding> findings(Case file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String stage : Shelved.names(file, "findings")) {
      try (Stream<Finding> read = Finding.shelf(file, stage).read()) {
        read.forEach(findings::add);
      }
    }
    findings.sort(
        Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> finding.detector().startsWith("B")));
    return findings;
  }

  private static List<Tally> witnesses(Case file) {
    try (Stream<Tally> read = Tally.shelf(file).read()) {
      return read.toList();
    }
  }
}
