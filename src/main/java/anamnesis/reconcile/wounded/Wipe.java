package anamnesis.reconcile.wounded;

import anamnesis.database.Asked;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When it happened, by two clocks: the moment that was named or that a scan found, and the
/// transactions that wrote what was invented.
///
/// Transactions are numbered in their order, in all tables alike: a row whose own is younger than
/// the seed's was written, or written again, after it.
///
/// @param moment null if nobody knows it
/// @param begun the age of the transaction in which the seeding began; [#NEVER] if nothing was
///   seeded
/// @param ended the age of the last that surely seeded
record Wipe(@Nullable Instant moment, long begun, long ended) {
  static final long NEVER = -1;

  /// So many of the invented rows may be older: a test account that was always there.
  private static final int OLD_ONES = 20;

  /// @param moment when it happened, if anybody knows
  static Wipe of(
      @Nullable Instant moment, List<Shape> shapes, Accused accused, Memory memory, Asked asked)
      throws IOException {
    List<Long> ages = new ArrayList<>();
    List<Long> sure = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape.isThere() && accused.tables().contains(shape.table())) {
        shape.read(
            asked,
            row -> {
              String key = row.key();
              if (accused.has(shape.table(), key) && !Acquaintance.of(row, memory).outside()) {
                ages.add(row.age());
                if (accused.surely(shape.table(), key)) {
                  sure.add(row.age());
                }
              }
            });
      }
    }
    ages.sort(Comparator.reverseOrder());
    long begun = ages.isEmpty() ? NEVER : ages.get(ages.size() / OLD_ONES);
    long ended = sure.stream().mapToLong(Long::longValue).min().orElse(begun);
    return new Wipe(moment, begun, ended);
  }

  /// Whether a row whose people are known was written since.
  boolean precedes(RowSaid row) {
    return dated(row) || row.age() < begun;
  }

  /// Whether a row that nobody knows was written since, and was not seeded.
  boolean precedesUnknown(RowSaid row) {
    return dated(row) || seededBefore(row);
  }

  /// Whether the last that was surely seeded is older.
  boolean seededBefore(RowSaid row) {
    return row.age() < ended;
  }

  private boolean dated(RowSaid row) {
    Instant known = moment;
    return known != null && row.made().filter(made -> made.isAfter(known)).isPresent();
  }
}
