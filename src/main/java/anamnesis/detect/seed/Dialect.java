package anamnesis.detect.seed;

/// How a family of languages writes comments, texts and names of values.
enum Dialect {
  /// And TypeScript, and JSON with the comments that some put there.
  JAVASCRIPT,
  PHP,
  RUBY,
  PYTHON;

  boolean slashes() {
    return this == JAVASCRIPT || this == PHP;
  }

  boolean hashes() {
    return this != JAVASCRIPT;
  }

  /// Whether a text may go on behind the end of its line.
  boolean longTexts() {
    return this == PHP || this == RUBY;
  }

  /// Whether `name='Ann'` names a value.
  boolean named() {
    return this == PYTHON;
  }

  /// Whether a statement ends with its line.
  boolean lines() {
    return this == RUBY || this == PYTHON;
  }

  /// Whether a text is put together when the script runs, so that nobody can read it here.
  boolean isFilled(String text, char quote) {
    return switch (this) {
      case JAVASCRIPT -> quote == '`' && text.contains("${");
      case PHP -> quote == '"' && text.matches("(?s).*(?:\\{\\$|\\$[a-zA-Z_]).*");
      case RUBY -> quote == '"' && text.contains("#{");
      case PYTHON -> false;
    };
  }
}
