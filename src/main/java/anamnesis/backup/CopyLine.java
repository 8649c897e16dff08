package anamnesis.backup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as COPY writes it: tabs between, `\N` for NULL, backslashes before what would confuse.
final class CopyLine {
  private CopyLine() {}

  static List<@Nullable String> values(String line) {
    List<@Nullable String> values = new ArrayList<>();
    int begin = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', begin)) {
      values.add(value(line.substring(begin, tab)));
      begin = tab + 1;
    }
    values.add(value(line.substring(begin)));
    return values;
  }

  private static @Nullable String value(String written) {
    if (written.equals("\\N")) {
      return null;
    }
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder value = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length()) {
        i++;
        value.append(meant(written.charAt(i)));
      } else {
        value.append(c);
      }
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
