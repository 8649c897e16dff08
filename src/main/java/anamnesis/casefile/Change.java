package anamnesis.casefile;

/// One place where the case is not as it was written, said so that a person can go and look.
///
/// @param line the line as it was written; 0 where it is the whole file
/// @param words the whole sentence, file and line in it
public record Change(String file, long line, Kind kind, String words) {
  /// What was done to it. `UNFINISHED` is what a command leaves that was cut off: no change yet.
  public enum Kind {
    CHANGED,
    REMOVED,
    INSERTED,
    MOVED,
    CUT,
    MISSING,
    UNWRITTEN,
    REPLACED,
    EDITED,
    UNFINISHED
  }

  static Change of(String file, Kind kind, String what) {
    return new Change(file, 0, kind, file + ": " + what);
  }

  static Change at(String file, long line, Kind kind, String what) {
    return new Change(file, line, kind, "%s, line %d: %s".formatted(file, line, what));
  }

  static Change at(String file, long from, long to, Kind kind, String what) {
    return from == to
        ? at(file, from, kind, what)
        : new Change(file, from, kind, "%s, lines %d to %d: %s".formatted(file, from, to, what));
  }

  Change as(Kind other) {
    return new Change(file, line, other, words);
  }
}
