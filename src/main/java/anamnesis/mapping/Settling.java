package anamnesis.mapping;

import java.util.ArrayList;
import java.util.List;

/// Makes one cell of all that was claimed for it.
final class Settling {
  private static final String ONLY_INFERRED = "it opens a door, and no witness says it outright";

  private Settling() {}

  static Cell settle(Column column, List<Claimed> claims) {
    List<Claimed> different = different(column.agree(), claims);
    if (different.size() > 1) {
      return new Cell.Disputed(
          different.stream().map(Claimed::claim).toList(), !column.grantsAccess());
    }
    List<Claimed> outright = claims.stream().filter(Claimed::outright).toList();
    if (!outright.isEmpty()) {
      return known(outright);
    }
    Claimed first = claims.getFirst();
    return column.grantsAccess()
        ? new Cell.Lost(Cell.Why.WITHHELD, ONLY_INFERRED)
        : new Cell.Inferred(first.value(), first.rule(), first.from());
  }

  private static Cell known(List<Claimed> claims) {
    Claimed first = claims.getFirst();
    List<String> kinds = new ArrayList<>(List.of(first.kind()));
    List<Origin> also = new ArrayList<>();
    for (Claimed claim : claims) {
      if (!kinds.contains(claim.kind())) {
        kinds.add(claim.kind());
        also.add(claim.from());
      }
    }
    return new Cell.Known(first.value(), first.from(), also);
  }

  /// One claim for each thing that is said. A claim that agrees with an earlier one adds nothing.
  private static List<Claimed> different(Agree agree, List<Claimed> claims) {
    List<Claimed> different = new ArrayList<>();
    for (Claimed claim : claims) {
      if (different.stream().noneMatch(other -> agree.same(other.value(), claim.value()))) {
        different.add(claim);
      }
    }
    return different;
  }
}
