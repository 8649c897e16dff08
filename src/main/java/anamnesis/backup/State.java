package anamnesis.backup;

import java.util.Locale;

/// What a copy turned out to be.
public enum State {
  /// Read to its end, with rows in it.
  GOOD,
  /// Known by a catalogue or a listing alone; nobody has looked inside.
  TOLD,
  /// Whole, and without a row.
  NO_ROWS,
  /// Not one byte.
  EMPTY,
  /// It ends before its end.
  CUT_SHORT,
  /// Bytes that cannot be what they say they are.
  DAMAGED,
  /// Somewhere in it stands what a failing program said.
  ERROR_TEXT,
  /// Nobody can look inside without its key.
  ENCRYPTED,
  /// Unpacked, it would fill any disk.
  BOMB,
  /// Something else: another database's dump, a picture, a web page.
  NOT_A_COPY,
  /// All there, and yet no PostgreSQL would take it as it is.
  NOT_RESTORABLE,
  /// The disk, the network or a missing right kept it back.
  UNREADABLE,
  /// In a store's archive: it must be asked for first, and waited for.
  ARCHIVED,
  /// A server's own files: only a server can read them.
  BASE;

  /// As it stands in JSON and on screens: `cut-short`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
