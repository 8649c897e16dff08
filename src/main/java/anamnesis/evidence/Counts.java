package anamnesis.evidence;

/// What became of all that was handed in, counted.
///
/// @param unsaid how many it said before and does not say at all now
record Counts(
    long read,
    long stored,
    long merged,
    long quarantined,
    long omitted,
    SaidAgain saidAgain,
    long unsaid) {
  Tally tally(String witness, Source.Testimony how) {
    return new Tally(
        witness, read, stored, merged, quarantined, omitted, how.complete(), how.proof());
  }
}
