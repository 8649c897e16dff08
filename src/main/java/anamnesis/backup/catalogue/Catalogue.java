package anamnesis.backup.catalogue;

/// One tool's way of telling what copies there are.
interface Catalogue {
  /// As the tool is called.
  String name();

  /// Whether this is what the tool writes, by marks that no other tool's JSON has.
  boolean wrote(Said root);

  /// Hands in what it tells. What is missing or of another kind than expected is not told.
  void tell(Said root, Entries entries);
}
