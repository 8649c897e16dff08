package anamnesis.shell;

/// The one place where the process ends.
public final class Leaving {
  private Leaving() {}

  public static void with(int code) {
    System.exit(code);
  }
}
