package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What reconciliation found: how often each verdict fell, and every record that differs.
///
/// The one place that reads what `reconcile` wrote.
///
/// @param verdicts by their names, all of them, so that a nought is said too
/// @param sums what it came to as a whole; null if nothing was reconciled
public record Proof(
    SequencedMap<String, Long> verdicts, List<Difference> differences, @Nullable Balance sums) {
  private static final List<String> NAMES =
      List.of("agreed", "single", "disputed", "missing", "changed", "unknown");

  /// A record that is not as it was witnessed.
  public record Difference(String table, String key, String verdict, List<String> columns) {}

  static Proof of(Case file) {
    SequencedMap<String, Long> verdicts = new LinkedHashMap<>();
    NAMES.forEach(name -> verdicts.put(name, 0L));
    List<Difference> differences = new ArrayList<>();
    try (Stream<Verdict> read = Verdict.shelf(file).read()) {
      read.forEach(
          verdict -> {
            verdicts.merge(name(verdict), 1L, Long::sum);
            differences.addAll(difference(verdict));
          });
    }
    return new Proof(verdicts, differences, Balance.last(file).orElse(null));
  }

  public Optional<Balance> balance() {
    return Optional.ofNullable(sums);
  }

  /// The answer, before all numbers: `holds, to the cent`.
  public String says() {
    return balance().map(known -> known.says(differences.size())).orElse("not as a whole");
  }

  /// Whether the database that was read back is the one that was filled.
  public boolean ofFresh() {
    return ran() && balance().filter(known -> known.against().equals(Balance.WOUNDED)).isEmpty();
  }

  public boolean ran() {
    return sums != null || verdicts.values().stream().mapToLong(Long::longValue).sum() > 0;
  }

  /// What a person should know of each verdict.
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("agreed", "in the database as witnessed, by more than one witness");
    meanings.put("single", "in the database as witnessed, by one witness alone");
    meanings.put("disputed", "in the database; witnesses contradict each other in some columns");
    meanings.put("missing", "witnessed, but not in the database");
    meanings.put("changed", "in the database with other values than were witnessed");
    meanings.put("unknown", "in the database, and no witness knows it");
    return meanings;
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Agreed _ -> "agreed";
      case Verdict.Single _ -> "single";
      case Verdict.Disputed _ -> "disputed";
      case Verdict.Missing _ -> "missing";
      case Verdict.Changed _ -> "changed";
      case Verdict.Unknown _ -> "unknown";
    };
  }

  private static List<Difference> difference(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Missing(String table, String key) ->
          List.of(new Difference(table, key, "missing", List.of()));
      case Verdict.Changed(String table, String key, List<String> columns) ->
          List.of(new Difference(table, key, "changed", columns));
      case Verdict.Unknown(String table, String key) ->
          List.of(new Difference(table, key, "unknown", List.of()));
      case Verdict.Agreed _, Verdict.Single _, Verdict.Disputed _ -> List.of();
    };
  }
}
