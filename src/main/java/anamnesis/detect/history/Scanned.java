package anamnesis.detect.history;

import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is remembered of one scan: what it found and how bad it was, and how many rows there were.
/// No record that a finding speaks of is named here.
///
/// @param place what was looked at; only scans of the same place are compared
/// @param verdict in one word
/// @param rows of each table, by its name
/// @param unseen what was found before, and could not be looked for since: it is not resolved yet
public record Scanned(
    int schema,
    Instant at,
    String place,
    String verdict,
    List<Found> findings,
    List<Scan.Gap> notEvaluated,
    List<String> notAsked,
    SortedMap<String, Long> rows,
    List<Found> unseen) {
  /// @param unseen null in what was written before it was remembered
  public Scanned {
    Objects.requireNonNull(at);
    Objects.requireNonNull(place);
    findings = List.copyOf(findings);
    notEvaluated = List.copyOf(notEvaluated);
    notAsked = List.copyOf(notAsked);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    unseen = Optional.ofNullable(unseen).map(List::copyOf).orElse(List.of());
  }

  /// A finding, without what could point at a person.
  public record Found(
      String id,
      String detector,
      Finding.Severity severity,
      String subject,
      String statement,
      Badness badness) {
    static Found of(Finding finding) {
      return new Found(
          finding.id(),
          finding.detector(),
          finding.severity(),
          finding.subject(),
          finding.statement(),
          Badness.of(finding));
    }
  }

  public static Scanned of(Instant at, String place, Scan.Result result, Map<String, Long> rows) {
    return new Scanned(
        1,
        at,
        place,
        result.health().name().toLowerCase(Locale.ROOT),
        result.findings().stream().map(Found::of).toList(),
        result.notEvaluated(),
        result.notAsked().stream().map(Scan.Gap::detector).toList(),
        new TreeMap<>(rows),
        List.of());
  }

  /// The same, with what an earlier one knew and this one could not look for.
  public Scanned after(Scanned last) {
    SequencedMap<String, Found> known = byId();
    return new Scanned(
        schema,
        at,
        place,
        verdict,
        findings,
        notEvaluated,
        notAsked,
        rows,
        last.known().stream()
            .filter(found -> !known.containsKey(found.id()) && !lookedBy(found.detector()))
            .toList());
  }

  /// What it found, and what was found before and not looked for since.
  List<Found> known() {
    return Stream.concat(findings.stream(), unseen.stream()).toList();
  }

  /// Whether another says the same, whenever it was.
  public boolean saysAs(Scanned other) {
    return at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
  }

  private Scanned at(Instant moment) {
    return new Scanned(
        schema, moment, place, verdict, findings, notEvaluated, notAsked, rows, unseen);
  }

  /// Whether this rule looked at all it was given.
  boolean lookedBy(String detector) {
    return !notAsked.contains(detector)
        && notEvaluated.stream().noneMatch(gap -> gap.detector().equals(detector));
  }

  /// By their ids, in their order.
  SequencedMap<String, Found> byId() {
    return byId(findings);
  }

  static SequencedMap<String, Found> byId(List<Found> findings) {
    SequencedMap<String, Found> all = new LinkedHashMap<>();
    findings.forEach(found -> all.putIfAbsent(found.id(), found));
    return all;
  }
}
