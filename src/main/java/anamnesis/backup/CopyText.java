package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// COPY's text format: tabs between the values, `\N` for NULL, backslashes before what would
/// confuse. Written as a server writes it, so that the same values are the same letters.
public final class CopyText {
  private CopyText() {}

  /// A row without its line end.
  public static String of(List<? extends @Nullable String> values) {
    StringBuilder line = new StringBuilder(values.size() * 16);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(line, values.get(i));
    }
    return line.toString();
  }

  /// The values of a row that stands in UTF-8 between two places; null is NULL.
  public static List<@Nullable String> values(byte[] bytes, int from, int to) {
    List<@Nullable String> values = new ArrayList<>();
    int begin = from;
    for (int at = from; at <= to; at++) {
      if (at == to || bytes[at] == '\t') {
        values.add(value(bytes, begin, at));
        begin = at + 1;
      }
    }
    return values;
  }

  private static @Nullable String value(byte[] bytes, int begin, int end) {
    boolean isNull = end - begin == 2 && bytes[begin] == '\\' && bytes[begin + 1] == 'N';
    return isNull ? null : meant(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder line, @Nullable String value) {
    if (value == null) {
      line.append("\\N");
      return;
    }
    if (isPlain(value)) {
      line.append(value);
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\b' -> line.append("\\b");
        case '\f' -> line.append("\\f");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\u000B' -> line.append("\\v");
        default -> line.append(c);
      }
    }
  }

  /// What one written value says; it is not NULL.
  static String meant(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder value = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean escape = c == '\\' && i + 1 < written.length();
      value.append(escape ? meant(written.charAt(++i)) : c);
    }
    return value.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000B';
      default -> escaped;
    };
  }
}
