package anamnesis.database;

/// Where the databases of a copy are made again.
interface Site {
  /// The way into a database of this name, by what the copy calls it; it is there and empty.
  ///
  /// @param name empty if the copy does not name any
  DatabaseUrl database(String name);

  /// Who may take on an extension there: it runs what the server itself brought along.
  DatabaseUrl keeper(String name);
}
