package anamnesis.report;

/// Markup, written so that no value can become any: text and attributes are escaped here alone.
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /// @param attributes names and values in turn; the values may be anything
  public Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(safe(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  public Html text(String text) {
    out.append(safe(text));
    return this;
  }

  public Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  public Html element(String tag, String text) {
    return open(tag).text(text).close(tag);
  }

  /// Our own style and script, from the jar: never a value.
  public Html trusted(String markup) {
    out.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(invisible(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  /// Control characters are no HTML, and a change of direction could make a name read as another.
  static boolean invisible(char c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || c == '\u007F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
