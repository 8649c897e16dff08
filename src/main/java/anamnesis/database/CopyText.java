package anamnesis.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// COPY's text format: one row a line, tabs between, `\N` for NULL.
public final class CopyText {
  private CopyText() {}

  public static String line(List<? extends @Nullable String> values) {
    StringBuilder line = new StringBuilder(values.size() * 16);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(line, values.get(i));
    }
    return line.append('\n').toString();
  }

  private static void append(StringBuilder line, @Nullable String value) {
    if (value == null) {
      line.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(c);
      }
    }
  }
}
