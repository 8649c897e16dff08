package anamnesis.evidence;

import java.util.Collection;

/// Of what a witness said in earlier runs, how much it says again, and how much stands beside.
final class SaidAgain {
  /// A witness that says one in so many of what it said before has forgotten much; one that says
  /// fewer is hardly the same.
  private static final int FEW = 20;

  private long others;
  private long pieces;
  private long known;
  private long again;

  /// One thing of which nothing else was said.
  void alone(Slip slip) {
    if (slip.isBefore() && slip.isSaid()) {
      others++;
      pieces += slip.isOfADay() ? 1 : 0;
      known += slip.isOfADay() ? 0 : 1;
    }
  }

  /// @param gone whether it must not be used any more: that too is word of it
  void several(Told told, Collection<Version> versions, boolean gone) {
    others += versions.stream().filter(Version::before).count();
    pieces += versions.stream().filter(Version::isPiece).count();
    known += told.isKnown() ? 1 : 0;
    again += told.isKnown() && (gone || told.now() > 0) ? 1 : 0;
  }

  /// How many sayings it does not say the same now.
  long others() {
    return others;
  }

  /// How many of those came out of files and copies.
  long pieces() {
    return pieces;
  }

  /// How many records it told of itself before, out of no file.
  long known() {
    return known;
  }

  /// How many of those it told of now.
  long again() {
    return again;
  }

  /// Whether it can hardly be who was asked before.
  boolean isAnother() {
    return again * FEW < known;
  }
}
