package anamnesis.reconcile;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.detect.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a reconciliation came to as a whole; kept beside its verdicts, which are about single
/// records.
///
/// @param against which database was read back: `fresh` or `wounded`
/// @param references how many kinds of references were followed
/// @param differences those that are about more than one row
public record Balance(
    String against,
    Conservation conservation,
    List<Money> money,
    long references,
    List<Difference> differences) {
  public static final String FRESH = "fresh";
  public static final String WOUNDED = "wounded";

  public Balance {
    money = List.copyOf(money);
    differences = List.copyOf(differences);
  }

  static Balance of(String against, Reconciled reconciled) {
    return new Balance(
        against,
        reconciled.conservation(),
        reconciled.money(),
        reconciled.references(),
        reconciled.differences().stream().filter(one -> one.key().isEmpty()).toList());
  }

  /// Of the last reconciliation, if there was one.
  public static Optional<Balance> last(Case file) {
    try (Stream<Balance> kept = shelf(file).read()) {
      return kept.findFirst();
    }
  }

  public static Shelf<Balance> shelf(Case file) {
    return file.shelf("balance.jsonl", Balance.class, 1);
  }

  /// Whether everything that is counted as a whole comes out: records, money, references.
  public boolean holds() {
    return conservation.holds()
        && money.stream().allMatch(Money::same)
        && differences.stream().allMatch(one -> one.severity() == Severity.INFO);
  }

  /// The answer in a few words.
  ///
  /// @param changed how many records are not as they were witnessed
  public String says(long changed) {
    if (!conservation.holds()) {
      return "does not hold: records are not accounted for";
    }
    if (!holds() || changed > 0) {
      return "differs from what was witnessed";
    }
    return money.isEmpty() ? "holds" : "holds, to the cent";
  }
}
