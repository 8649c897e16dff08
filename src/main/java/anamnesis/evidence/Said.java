package anamnesis.evidence;

/// What one witness said, as it will stand on the shelves, and how that ended.
///
/// @param unsaid how many records it said before and does not say now
record Said(Settled settled, Tally tally, Source.Pace pace, long unsaid) {
  String name() {
    return tally.name();
  }
}
