package anamnesis.evidence;

import anamnesis.backup.CopyText;
import anamnesis.casefile.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row of a database by its columns, as COPY writes it: NULL says nothing, and an empty text is
/// one.
public record CopyReading(Map<String, @Nullable String> row) implements Reading {
  public CopyReading {
    row = Collections.unmodifiableMap(row);
  }

  /// A value without a column, or a column without a value, is left out.
  public static CopyReading of(List<String> columns, byte[] bytes) {
    List<@Nullable String> values = CopyText.values(bytes, 0, bytes.length);
    Map<String, @Nullable String> row = new TreeMap<>();
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      row.put(columns.get(i), values.get(i));
    }
    return new CopyReading(row);
  }

  /// The names in the first line of kept bytes.
  static List<String> columns(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return CopyText.values(line.toByteArray(), 0, line.size()).stream()
        .map(name -> name == null ? "" : name)
        .toList();
  }

  @Override
  public Optional<String> at(String column) {
    return Optional.ofNullable(row.get(column));
  }

  /// All that it says, the same in whatever order the columns stand.
  String content() {
    return Json.write(row);
  }
}
