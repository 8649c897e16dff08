package anamnesis.detect.seed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that stands on lines of its own until its word comes back: `<<~SQL` in Ruby, `<<<SQL` in
/// PHP.
///
/// @param end where the script goes on
record Here(String text, int end) {
  private static final Pattern BEGIN =
      Pattern.compile("<<[<~-]\\s?['\"]?([A-Z_][A-Z0-9_]*)['\"]?[^\\n]*\\n");

  static boolean begins(String script, int at) {
    return BEGIN.matcher(script).region(at, script.length()).lookingAt();
  }

  static Optional<Here> of(String script, int at) {
    Matcher begin = BEGIN.matcher(script).region(at, script.length());
    if (!begin.lookingAt()) {
      return Optional.empty();
    }
    Matcher end =
        Pattern.compile("(?m)^[ \\t]*" + begin.group(1) + "\\b")
            .matcher(script)
            .region(begin.end(), script.length());
    return end.find()
        ? Optional.of(new Here(script.substring(begin.end(), end.start()), end.end()))
        : Optional.empty();
  }
}
