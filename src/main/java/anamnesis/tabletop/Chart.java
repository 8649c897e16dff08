package anamnesis.tabletop;

import java.time.LocalDate;

/// What the clinic's own system has on somebody: mostly true, sometimes of before, sometimes wrong.
///
/// @param person whose it is
record Chart(
    String id,
    String number,
    Person person,
    Spelt spelt,
    LocalDate born,
    Reach reach,
    String home) {
  /// How the chart has the name.
  record Spelt(String middle, String family, String nick, String previous) {}
}
