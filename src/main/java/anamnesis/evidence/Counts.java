package anamnesis.evidence;

/// What became of all that was handed in, counted.
///
/// @param others how many records of earlier runs it does not say the same now
/// @param dated how many of those came out of files and copies
/// @param unsaid how many it said before and does not say at all now
record Counts(
    long read,
    long stored,
    long merged,
    long quarantined,
    long omitted,
    long others,
    long dated,
    long unsaid) {
  Tally tally(String witness, Source.Testimony how) {
    return new Tally(
        witness, read, stored, merged, quarantined, omitted, how.complete(), how.proof());
  }
}
