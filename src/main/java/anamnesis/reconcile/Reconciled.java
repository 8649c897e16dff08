package anamnesis.reconcile;

import anamnesis.casefile.Case;
import anamnesis.detect.Finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What the proof came to.
///
/// @param references how many kinds of references were followed
public record Reconciled(
    List<Verdict> verdicts,
    Conservation conservation,
    List<Money> money,
    long references,
    List<Difference> differences) {
  private static final List<Class<? extends Verdict>> ORDER =
      List.of(
          Verdict.Agreed.class,
          Verdict.Single.class,
          Verdict.Disputed.class,
          Verdict.Missing.class,
          Verdict.Changed.class,
          Verdict.Unknown.class);

  public Reconciled {
    verdicts = List.copyOf(verdicts);
    money = List.copyOf(money);
    differences = List.copyOf(differences);
  }

  /// The same, and what else differs.
  public Reconciled with(List<Difference> more) {
    List<Difference> all = new ArrayList<>(differences);
    all.addAll(more);
    return new Reconciled(verdicts, conservation, money, references, all);
  }

  /// Puts on the case's shelves what was found about each record, and what it came to.
  ///
  /// @param against which database was read back
  public void keep(Case file, String against) throws IOException {
    Verdict.shelf(file).write(verdicts);
    Balance.shelf(file).write(List.of(Balance.of(against, this)));
  }

  /// How many verdicts of each kind, those of which there is none too.
  public SequencedMap<String, Long> counts() {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    for (Class<? extends Verdict> kind : ORDER) {
      counts.put(
          kind.getSimpleName().toLowerCase(Locale.ROOT),
          verdicts.stream().filter(kind::isInstance).count());
    }
    return counts;
  }

  /// Whether there is anything that bad, or worse. Sums that do not hold are always bad enough.
  public boolean fails(Severity at) {
    return !conservation.holds()
        || differences.stream().anyMatch(one -> one.severity().compareTo(at) >= 0);
  }
}
