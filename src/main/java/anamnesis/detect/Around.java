package anamnesis.detect;

import java.util.List;

/// What is known besides the database and the copies themselves.
///
/// @param reaches how far back others can go; empty if nobody said
/// @param posing databases that were named as if they were copies
/// @param notKnown what could not be found out about how copies are kept, each with its place
public record Around(
    Thresholds thresholds,
    List<Reach> reaches,
    List<Posing> posing,
    Rows rows,
    List<String> notKnown) {
  public Around {
    reaches = List.copyOf(reaches);
    posing = List.copyOf(posing);
    notKnown = List.copyOf(notKnown);
  }

  public Around(Thresholds thresholds, List<Reach> reaches, List<Posing> posing, Rows rows) {
    this(thresholds, reaches, posing, rows, List.of());
  }

  /// Nothing but the usual thresholds.
  public static Around nothing() {
    return new Around(Thresholds.usual(), List.of(), List.of(), (copy, told) -> false);
  }
}
