package anamnesis.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/// One row that a database answered. It is valid only while it is being read.
public final class Answer {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final ResultSet rows;

  Answer(ResultSet rows) {
    this.rows = rows;
  }

  /// The text of a column; empty where the database says NULL.
  public Optional<String> text(String column) {
    return read(() -> Optional.ofNullable(rows.getString(column)));
  }

  /// The text of a column that cannot be NULL.
  public String word(String column) {
    return text(column)
        .orElseThrow(() -> new IllegalStateException("the column " + column + " is NULL"));
  }

  public Optional<Long> number(String column) {
    return read(
        () -> {
          long value = rows.getLong(column);
          return rows.wasNull() ? Optional.empty() : Optional.of(value);
        });
  }

  public long count(String column) {
    return number(column).orElse(0L);
  }

  public boolean yes(String column) {
    return read(() -> rows.getBoolean(column));
  }

  /// A moment; one that was written without a time zone is taken for UTC, wherever this runs.
  public Optional<Instant> instant(String column) {
    return read(
        () ->
            Optional.ofNullable(rows.getTimestamp(column, Calendar.getInstance(UTC, Locale.ROOT)))
                .map(Timestamp::toInstant));
  }

  private static <T> T read(Column<T> column) {
    try {
      return column.read();
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  @FunctionalInterface
  private interface Column<T> {
    T read() throws SQLException;
  }
}
