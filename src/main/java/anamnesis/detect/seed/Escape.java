package anamnesis.detect.seed;

/// What a backslash means in a text.
final class Escape {
  private Escape() {}

  /// @param at where the backslash stands
  /// @return where what it means ends
  static int append(String script, int at, StringBuilder text) {
    if (at + 1 >= script.length()) {
      return at;
    }
    char escaped = script.charAt(at + 1);
    switch (escaped) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r', '\n' -> {}
      case 'u', 'x' -> {
        return code(script, at, escaped == 'u' ? 4 : 2, text);
      }
      default -> text.append(escaped);
    }
    return at + 1;
  }

  private static int code(String script, int at, int digits, StringBuilder text) {
    int end = at + 2 + digits;
    if (end > script.length() || !script.substring(at + 2, end).matches("[0-9a-fA-F]+")) {
      text.append(script.charAt(at + 1));
      return at + 1;
    }
    text.append((char) Integer.parseInt(script.substring(at + 2, end), 16));
    return end - 1;
  }
}
