package anamnesis.detect.seed;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line that says that rows follow as COPY writes them.
final class CopyBegin {
  private static final Pattern BEGIN =
      Pattern.compile(
          "(?i)\\s+[\\w.\"]+\\s*(?:\\(([^()]*)\\))?\\s+from\\s+stdin\\b[^;\\n]*;[ \\t\\r]*\\n");

  private CopyBegin() {}

  /// Right behind the word COPY; null if it is another one.
  static @Nullable Matcher at(SqlLexer lexer) {
    Matcher begin = BEGIN.matcher(lexer.text()).region(lexer.at(), lexer.text().length());
    if (!begin.lookingAt()) {
      return null;
    }
    lexer.skipTo(begin.end());
    return begin;
  }

  static List<String> columns(Matcher begin) {
    String named = begin.group(1);
    return named == null
        ? List.of()
        : Pattern.compile(",")
            .splitAsStream(named)
            .map(name -> name.strip().replace("\"", ""))
            .toList();
  }
}
