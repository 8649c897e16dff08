package anamnesis.source.stripe.files;

/// A document in JSON, a text that quotes one, or a stretch that should be one and cannot be read.
final class Document {
  private static final byte[] NOTHING = {};

  private final long row;
  private final long offset;
  private final long length;
  private final byte[] json;
  private final String quoted;

  private Document(long row, long offset, long length, byte[] json, String quoted) {
    this.row = row;
    this.offset = offset;
    this.length = length;
    this.json = json;
    this.quoted = quoted;
  }

  static Document whole(long row, long offset, byte[] json) {
    return new Document(row, offset, json.length, json, "");
  }

  /// @param text what was quoted there, as it was before
  static Document quoted(long row, long offset, long length, String text) {
    return new Document(row, offset, length, NOTHING, text);
  }

  static Document damaged(long row, long offset, long length) {
    return new Document(row, offset, length, NOTHING, "");
  }

  /// The same stretch, its bytes let go.
  Document asDamaged() {
    return damaged(row, offset, length);
  }

  boolean isDamaged() {
    return json.length == 0 && quoted.isEmpty();
  }

  /// A text that holds documents where it does not stand as one; empty if it does.
  String quoted() {
    return quoted;
  }

  /// The line that it begins in, counted from 1.
  long row() {
    return row;
  }

  long offset() {
    return offset;
  }

  long length() {
    return length;
  }

  byte[] json() {
    return json;
  }
}
