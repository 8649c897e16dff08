package anamnesis.evidence;

import java.util.Arrays;
import java.util.Objects;

/// One content of a record, however often it was said.
///
/// @param slip where it stands whole, and first in the order of the shelf
/// @param weight the greatest of all sayings
/// @param before whether nobody said it in this run
@SuppressWarnings("ArrayRecordComponent") // compared byte by byte, where that is meant
record Version(Slip slip, byte[] weight, boolean before) {
  static Version of(Slip slip) {
    return new Version(slip, slip.weight(), slip.isBefore());
  }

  /// Of two that say the same.
  Version and(Version same) {
    return new Version(
        better(slip, same.slip),
        Arrays.compareUnsigned(weight, same.weight) >= 0 ? weight : same.weight,
        before && same.before);
  }

  private static Slip better(Slip one, Slip other) {
    if (one.isWhole() != other.isWhole()) {
      return one.isWhole() ? one : other;
    }
    return Arrays.compareUnsigned(one.bytes(), other.bytes()) <= 0 ? one : other;
  }

  /// Whether its line says the day that it speaks of.
  boolean isAsSaid() {
    return Objects.equals(Slip.day(weight), Slip.day(slip.weight()));
  }

  boolean isGone() {
    return slip.isGone();
  }

  /// Whether it was read in a file or copy, in an earlier run.
  boolean isPiece() {
    return before && Slip.day(weight) != null;
  }

  boolean isAsLate(byte[] last) {
    return Arrays.equals(weight, last);
  }
}
