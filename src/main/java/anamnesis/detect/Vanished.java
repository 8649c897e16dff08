package anamnesis.detect;

import java.util.Locale;
import java.util.Optional;

/// What one copy still holds of a table and another does not, in words.
///
/// @param plain whether its rows alone tell, and not only what stands in them
public record Vanished(long before, long after, boolean plain, String words) {
  /// Half of its rows gone is no day's work.
  private static final double ROWS = 0.5;

  /// Where less than this still stands, others stand in its place.
  private static final double SAME = 0.7;

  /// Of fewer rows, one more or less says nothing.
  private static final int FEW = 5;

  /// @return nothing if the later one holds what the earlier one held
  static Optional<Vanished> of(String table, Inside earlier, Inside later) {
    long before = earlier.table(table).map(Inside.Rows::count).orElse(0L);
    if (before == 0 || !later.knows(table)) {
      return Optional.empty();
    }
    Optional<Inside.Rows> there = later.table(table);
    long after = there.map(Inside.Rows::count).orElse(0L);
    if (after == 0) {
      return loss(before, after, true, there.isPresent() ? "emptied" : "gone");
    }
    if (after < ROWS * before) {
      return loss(before, after, true, "fell to less than half");
    }
    double same = earlier.table(table).orElseThrow().within(there.orElseThrow());
    if (before >= FEW && same < SAME) {
      String words = same < 1 - SAME ? "other rows in their place" : "many rows replaced or gone";
      return loss(before, after, false, words);
    }
    return Optional.empty();
  }

  private static Optional<Vanished> loss(long before, long after, boolean plain, String words) {
    String told = String.format(Locale.ROOT, "%,d rows, then %,d: %s", before, after, words);
    return Optional.of(new Vanished(before, after, plain, told));
  }
}
