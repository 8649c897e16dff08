package anamnesis.evidence;

/// Where in the bytes an exhibit stands, and how it is to be read there.
///
/// @param row the line of a table or file, counted from 1 as a person would; 0 where there are none
/// @param offset the first byte
/// @param length how many bytes; 0 for all there are
public record Place(Form form, long row, long offset, int length) {
  /// How bytes are read. A row of a table is read with the names in the first line of the same
  /// bytes.
  public enum Form {
    JSON,
    CSV,
    PDF,
    COPY,

    /// An object in JSON that was put together of a row of a table, and says no more than the row.
    ROW
  }

  public static Place whole(Form form) {
    return new Place(form, 0, 0, 0);
  }

  public static Place json(long offset, int length) {
    return new Place(Form.JSON, 0, offset, length);
  }

  public static Place csv(long row, long offset, int length) {
    return new Place(Form.CSV, row, offset, length);
  }

  public static Place copy(long row, long offset, int length) {
    return new Place(Form.COPY, row, offset, length);
  }

  /// Whether another stands inside of it, in the same bytes.
  public boolean holds(Place other) {
    boolean both = form == Form.JSON && other.form == Form.JSON && row == other.row;
    long end = offset + length;
    return both
        && other.length < length
        && other.offset >= offset
        && other.offset + other.length <= end;
  }

  /// As a person would look for it.
  public String described() {
    return switch (form) {
      case JSON -> length == 0 ? "" : "bytes %s+%s".formatted(offset, length);
      case CSV, COPY, ROW -> "row %s".formatted(row);
      case PDF -> "document";
    };
  }
}
