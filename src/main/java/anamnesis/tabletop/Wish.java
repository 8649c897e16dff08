package anamnesis.tabletop;

import anamnesis.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Which world is wanted. The same wish gives the same world, to the byte.
///
/// @param asOf the moment of noticing, which is the "now" of the night
public record Wish(Incident incident, int patients, long seed, Instant asOf) {
  public static final int PATIENTS = 151;
  public static final Instant AS_OF = Instant.parse("2026-04-06T02:14:00Z");

  private static final int FEWEST = 12;
  private static final int MOST = 20_000;

  public Wish {
    asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    if (patients < FEWEST || patients > MOST) {
      throw new Refusal(
          "a practice of %,d patients cannot be rehearsed".formatted(patients),
          "every hard case needs its people: ask for %d to %,d".formatted(FEWEST, MOST));
    }
  }

  /// How often a case is found in this practice that is found so often among 151, but at least
  /// once.
  int share(int among151) {
    return Math.max(1, Math.round((float) among151 * patients / PATIENTS));
  }
}
