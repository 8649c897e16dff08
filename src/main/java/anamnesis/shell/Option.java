package anamnesis.shell;

/// A `--name` that a command takes.
///
/// @param value what stands for the value in help, as `URL`; empty for a flag
/// @param otherwise what is taken when it is not given, for help; empty if nothing is
/// @param many whether it may be given more than once
public record Option(String name, String value, String about, String otherwise, boolean many) {
  public static Option flag(String name, String about) {
    return new Option(name, "", about, "", false);
  }

  public static Option of(String name, String value, String about) {
    return new Option(name, value, about, "", false);
  }

  public Option orElse(String taken) {
    return new Option(name, value, about, taken, many);
  }

  public Option repeatable() {
    return new Option(name, value, about, otherwise, true);
  }

  public boolean isFlag() {
    return value.isEmpty();
  }
}
