package anamnesis.backup;

import anamnesis.backup.s3.Denied;
import java.io.IOException;

/// Why a copy would not give the data back.
record Fault(State state, String words) {
  static Fault cut(String words) {
    return new Fault(State.CUT_SHORT, "cut short" + words);
  }

  static Fault damaged(String words) {
    return new Fault(State.DAMAGED, "damaged: " + words);
  }

  static Fault unreadable(String words) {
    return new Fault(State.UNREADABLE, words);
  }

  /// The disk, the network or the store kept it back.
  static Fault kept(IOException why) {
    if (!(why instanceof Denied denied)) {
      return unreadable("cannot be read to its end (%s)".formatted(why.getMessage()));
    }
    if (denied.archived()) {
      return archived("an archive");
    }
    return unreadable(
        denied.gone()
            ? "gone before it was read (%s)".formatted(denied.code())
            : denied.forbidden()
                ? "no right to read this object (%s)".formatted(denied.code())
                : "the store would not give it (%s)".formatted(denied.code()));
  }

  /// @param where as the store calls it
  static Fault archived(String where) {
    return new Fault(
        State.ARCHIVED,
        "in %s: it must be asked for, and can be read some hours later".formatted(where));
  }
}
