package anamnesis.detect;

import java.util.List;

/// What is known besides the database and the copies themselves.
///
/// @param reaches how far back others can go; empty if nobody said
/// @param posing databases that were named as if they were copies
public record Around(Thresholds thresholds, List<Reach> reaches, List<Posing> posing, Rows rows) {
  public Around {
    reaches = List.copyOf(reaches);
    posing = List.copyOf(posing);
  }

  /// Nothing but the usual thresholds.
  public static Around nothing() {
    return new Around(Thresholds.usual(), List.of(), List.of(), (copy, told) -> false);
  }
}
