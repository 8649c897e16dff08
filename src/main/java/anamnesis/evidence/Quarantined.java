package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.Comparator;

/// A record that could not be understood: kept, counted, and never guessed at.
///
/// @param id how its witness calls it, so that a person can go and look; empty if that could not be
///   read either
public record Quarantined(
    String sha256, Place place, String witness, String kind, String reason, String id) {
  public Quarantined(String sha256, Place place, String witness, String kind, String reason) {
    this(sha256, place, witness, kind, reason, "");
  }

  public static final Comparator<Quarantined> ORDER =
      Comparator.comparing(Quarantined::witness)
          .thenComparing(Quarantined::kind)
          .thenComparing(Quarantined::sha256)
          .thenComparingLong(fault -> fault.place().row())
          .thenComparingLong(fault -> fault.place().offset())
          .thenComparing(Quarantined::reason)
          .thenComparing(Quarantined::id);

  public static Shelf<Quarantined> shelf(Case file, String stage) {
    return file.shelf("quarantine/" + stage + ".jsonl", Quarantined.class, 1);
  }
}
