package anamnesis.source.stripe.files;

import anamnesis.casefile.Nesting;

/// What a line holds beside documents.
final class Around {
  private boolean text;
  private boolean pair;
  private boolean document;
  private boolean begun;
  private int indent;
  private int last;

  void add(int c) {
    boolean space = Nesting.isSpace(c);
    begun |= !space;
    indent += begun ? 0 : 1;
    text |= !space && c != ',' && c != '[' && c != ']';
    pair |= c == ':' && last == '"';
    last = c;
  }

  void addDocument() {
    document = true;
    begun = true;
    last = 0;
  }

  void begin() {
    text = false;
    pair = false;
    document = false;
    begun = false;
    indent = 0;
    last = 0;
  }

  /// What stands right before; 0 where that is a document, or nothing.
  int last() {
    return last;
  }

  /// How deep the line stands.
  int indent() {
    return indent;
  }

  /// Whether nothing stood before that is no bracket or comma.
  boolean nothing() {
    return !text;
  }

  /// A line that has lost its beginning.
  boolean pieceOfOne() {
    return pair && !document;
  }

  boolean somethingElse() {
    return text && !document;
  }
}
