package anamnesis.casefile;

import java.util.BitSet;

/// What may stand next in a JSON text, by brackets, quotes, colons and commas alone: what its
/// numbers and words are worth is not asked, and nothing is too deep for it.
public final class Nesting {
  private final BitSet lists = new BitSet();
  private int depth;
  private Wants wants = Wants.VALUE;

  private enum Wants {
    KEY,
    KEY_OR_END,
    COLON,
    VALUE,
    VALUE_OR_END,
    COMMA_OR_END
  }

  /// In so many brackets.
  public int depth() {
    return depth;
  }

  /// Whether a text would be a key.
  public boolean wantsKey() {
    return wants == Wants.KEY || wants == Wants.KEY_OR_END;
  }

  public boolean wantsValue() {
    return wants == Wants.VALUE || wants == Wants.VALUE_OR_END;
  }

  /// @return whether it may
  public boolean opens(boolean list) {
    boolean may = wantsValue();
    if (may) {
      lists.set(depth++, list);
      wants = list ? Wants.VALUE_OR_END : Wants.KEY_OR_END;
    }
    return may;
  }

  /// @return whether it may
  public boolean closes(boolean list) {
    boolean empty = wants == (list ? Wants.VALUE_OR_END : Wants.KEY_OR_END);
    boolean may = depth > 0 && isInList() == list && (empty || wants == Wants.COMMA_OR_END);
    if (may) {
      depth--;
      value();
    }
    return may;
  }

  /// A key has been read.
  public void key() {
    wants = Wants.COLON;
  }

  /// A value has been read.
  public void value() {
    wants = Wants.COMMA_OR_END;
  }

  /// @return whether it may
  public boolean colon() {
    return turns(Wants.COLON, Wants.VALUE);
  }

  /// @return whether it may
  public boolean comma() {
    return depth > 0 && turns(Wants.COMMA_OR_END, isInList() ? Wants.VALUE : Wants.KEY);
  }

  private boolean isInList() {
    return lists.get(depth - 1);
  }

  private boolean turns(Wants from, Wants to) {
    boolean may = wants == from;
    wants = may ? to : wants;
    return may;
  }

  public static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
