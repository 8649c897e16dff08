package anamnesis.backup;

/// The statement that is being read, letter by letter, for whoever makes the database anew. Where
/// nobody does, no text is made.
final class Verbatim {
  /// More than any definition, or a few thousand rows in one INSERT, take.
  private static final int LONGEST = 64 << 20;

  private final Contents told;
  private final boolean wanted;
  private final StringBuilder text = new StringBuilder();

  Verbatim(Contents told) {
    this.told = told;
    this.wanted = told.replays();
  }

  boolean wanted() {
    return wanted;
  }

  /// One line more; what would not fit into memory is never told, and its rows are missed.
  void add(String line) {
    if (wanted && text.length() <= LONGEST) {
      text.append(line).append('\n');
    }
  }

  /// With this line it is whole.
  void end(String line) {
    if (wanted) {
      add(line);
      end();
    }
  }

  void end() {
    if (wanted && text.length() <= LONGEST) {
      told.statement(text.toString());
    }
    text.setLength(0);
  }
}
