package anamnesis.tabletop;

import java.time.Instant;
import java.time.LocalDate;

/// Somebody as they really are.
///
/// @param key the portal's own id of a patient; of anyone else, a name that no witness knows
/// @param former where they were reached before they moved, or where they are
/// @param joined when the practice first heard of them
/// @param changed when the name or the address became what it is
record Person(
    String key,
    Called called,
    Sex sex,
    LocalDate born,
    Reach reach,
    Reach former,
    Quirk quirk,
    Instant joined,
    Instant changed) {
  boolean patient() {
    return key.startsWith("p_") && !erased();
  }

  /// Was a patient, and must not come back.
  boolean erased() {
    return quirk == Quirk.ERASED;
  }
}
