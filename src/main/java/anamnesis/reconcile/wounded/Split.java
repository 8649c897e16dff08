package anamnesis.reconcile.wounded;

import anamnesis.reconcile.wounded.Remnant.As;
import java.util.EnumMap;
import java.util.Map;

/// How the rows of one table fall apart.
///
/// @param known rows that a witness outside of the database knows
/// @param accused rows that look invented, and are known all the same
/// @param missing people whom a witness knows by this table's own numbers, and of whom no row is
public record Split(
    String table,
    boolean people,
    long rows,
    Map<As, Long> as,
    long known,
    long accused,
    long missing) {
  public Split {
    as = Map.copyOf(as);
  }

  public long of(As what) {
    return as.getOrDefault(what, 0L);
  }

  /// Counts them while they pass.
  static final class Tally {
    private final Map<As, Long> as = new EnumMap<>(As.class);
    private long rows;
    private long known;
    private long accused;

    void add(As what, boolean isKnown, boolean isAccused) {
      rows++;
      as.merge(what, 1L, Long::sum);
      known += isKnown ? 1 : 0;
      accused += isAccused && what != As.SYNTHETIC ? 1 : 0;
    }

    Split of(Shape shape, long missing) {
      return new Split(shape.table(), shape.people(), rows, as, known, accused, missing);
    }
  }
}
