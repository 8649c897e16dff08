package anamnesis.shell;

import java.util.List;

/// How a command ended, for people and for scripts.
public enum Exit {
  DONE(0, "done, nothing wrong"),
  FOUND(1, "findings or differences at or above --fail-on"),
  REFUSED(2, "refused: usage or a precondition; nothing was done"),
  INCOMPLETE(3, "incomplete: something could not be read or evaluated"),
  BUG(4, "a bug; its trace is in the journal"),
  INTERRUPTED(130, "interrupted");

  private static final List<Exit> WORST_FIRST =
      List.of(INTERRUPTED, BUG, REFUSED, FOUND, INCOMPLETE, DONE);

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  public Exit or(Exit other) {
    return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
  }

  /// Whether a script goes on after it.
  public boolean stops() {
    return this == REFUSED || this == BUG || this == INTERRUPTED;
  }
}
