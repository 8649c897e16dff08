package anamnesis.source.stripe.files;

/// Why something that has a name was not read to its end, in words around that name.
///
/// @param many the same of several
record Fault(String one, String many) {
  static final Fault CLOSED = new Fault("%s may not be read", "files (%s) may not be read");

  static final Fault CUT =
      new Fault(
          "%s breaks off where it is packed: what is behind was not read",
          "files (%s) break off where they are packed: what is behind was not read");

  static final Fault CHANGED =
      new Fault("%s changed while it was read", "files (%s) changed while they were read");

  static final Fault UNLISTED =
      new Fault(
          "lines of %s that cannot be read, before the first object: %,d",
          "lines of files (%s) that cannot be read, before the first object: %,d");

  static final Fault GOES_ON =
      new Fault(
          "%s goes on behind the pages that were saved",
          "lists (%s) go on behind the pages that were saved");

  /// @param form in which it is packed
  static Fault archive(String form) {
    return new Fault(
        "%%s is an archive (%s) that was not looked into: unpack it, then name what was in it"
            .formatted(form),
        "files (%%s) are archives (%s) that were not looked into: unpack them, then name what was in them"
            .formatted(form));
  }
}
