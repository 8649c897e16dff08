package anamnesis.source.stripe.files;

/// A document in JSON, or a stretch that should be one and cannot be read.
final class Document {
  private static final byte[] NOTHING = {};

  private final long row;
  private final long offset;
  private final long length;
  private final byte[] json;

  private Document(long row, long offset, long length, byte[] json) {
    this.row = row;
    this.offset = offset;
    this.length = length;
    this.json = json;
  }

  static Document whole(long row, long offset, byte[] json) {
    return new Document(row, offset, json.length, json);
  }

  static Document damaged(long row, long offset, long length) {
    return new Document(row, offset, length, NOTHING);
  }

  /// The same stretch, its bytes let go.
  Document asDamaged() {
    return damaged(row, offset, length);
  }

  boolean isDamaged() {
    return json.length == 0;
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
