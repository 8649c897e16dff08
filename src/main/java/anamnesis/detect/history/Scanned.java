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
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is remembered of one scan: what it found and how bad it was, and how many rows there were.
/// No record that a finding speaks of is named here.
///
/// @param place what was looked at; only scans of the same place are compared
/// @param verdict in one word
/// @param rows of each table, by its name
public record Scanned(
    int schema,
    Instant at,
    String place,
    String verdict,
    List<Found> findings,
    List<Scan.Gap> notEvaluated,
    List<String> notAsked,
    SortedMap<String, Long> rows) {
  public Scanned {
    Objects.requireNonNull(at);
    Objects.requireNonNull(place);
    findings = List.copyOf(findings);
    notEvaluated = List.copyOf(notEvaluated);
    notAsked = List.copyOf(notAsked);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
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
        new TreeMap<>(rows));
  }

  /// Whether another says the same, whenever it was.
  public boolean saysAs(Scanned other) {
    return at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
  }

  private Scanned at(Instant moment) {
    return new Scanned(schema, moment, place, verdict, findings, notEvaluated, notAsked, rows);
  }

  /// Whether this rule looked at all it was given.
  boolean lookedBy(String detector) {
    return !notAsked.contains(detector)
        && notEvaluated.stream().noneMatch(gap -> gap.detector().equals(detector));
  }

  /// By their ids, in their order.
  SequencedMap<String, Found> byId() {
    SequencedMap<String, Found> all = new LinkedHashMap<>();
    findings.forEach(found -> all.putIfAbsent(found.id(), found));
    return all;
  }
}
