package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.Comparator;

/// What became of everything that one witness said: no record is lost in silence.
public record Tally(
    String name,
    long read,
    long stored,
    long merged,
    long quarantined,
    long omitted,
    boolean complete,
    String proof) {
  public static final Comparator<Tally> ORDER = Comparator.comparing(Tally::name);

  public static Shelf<Tally> shelf(Case file) {
    return file.shelf("witnesses.jsonl", Tally.class, 1);
  }

  /// Whether nothing is known to be missing, and nothing proves that either.
  public boolean awaitsProof() {
    return new Source.Testimony(complete, proof).awaitsProof();
  }

  /// The first law of gathering: every record read went somewhere that can be named.
  public boolean holds() {
    return read == stored + merged + quarantined + omitted;
  }
}
