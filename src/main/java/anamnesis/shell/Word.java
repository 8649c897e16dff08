package anamnesis.shell;

/// A word that a command takes in its place: `NAME`, `PATH…`.
public record Word(String name, String about, boolean required, boolean many) {
  public static Word required(String name, String about) {
    return new Word(name, about, true, false);
  }

  public static Word optional(String name, String about) {
    return new Word(name, about, false, false);
  }

  /// One or more.
  public static Word many(String name, String about) {
    return new Word(name, about, true, true);
  }
}
