package anamnesis.detect.seed;

/// A row that a seed file holds.
///
/// @param powers the power of ten against its being chance
/// @param proof whether nothing but that seed can have written it
/// @param exported whether the file holds what came out of a database, not what went in
public record Match(At at, double powers, boolean proof, boolean exported) {
  boolean betterThan(Match other) {
    return rank() > other.rank() || (rank() == other.rank() && powers > other.powers);
  }

  private int rank() {
    return (proof ? 2 : 0) + (exported ? 0 : 1);
  }
}
