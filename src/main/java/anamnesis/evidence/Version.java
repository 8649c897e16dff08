package anamnesis.evidence;

import java.util.Arrays;
import java.util.Objects;

/// One content of a record, however often it was said.
///
/// @param slip where it stands first in the order of the shelf
/// @param age the latest day, and the latest turn of that
/// @param before whether nobody said it in this run
@SuppressWarnings("ArrayRecordComponent") // compared byte by byte, where that is meant
record Version(Slip slip, byte[] age, boolean before) {
  static Version of(Slip slip) {
    return new Version(slip, slip.age(), slip.isBefore());
  }

  /// Of two that say the same.
  Version and(Version same) {
    return new Version(
        Arrays.compareUnsigned(slip.bytes(), same.slip.bytes()) <= 0 ? slip : same.slip,
        Arrays.compareUnsigned(age, same.age) >= 0 ? age : same.age,
        before && same.before);
  }

  /// Whether its line says the day that it speaks of.
  boolean isAsSaid() {
    return Objects.equals(Slip.day(age), Slip.day(slip.age()));
  }

  boolean isAsLate(byte[] last) {
    return Arrays.equals(age, last);
  }
}
