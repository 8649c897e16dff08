package anamnesis.shell;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;

/// What is typed at the terminal. One reader for the life of the process: it may read ahead.
final class Keyboard {
  private static final Scanner LINES = new Scanner(System.in, StandardCharsets.UTF_8);

  private Keyboard() {}

  static Optional<String> line() {
    return LINES.hasNextLine() ? Optional.of(LINES.nextLine().strip()) : Optional.empty();
  }

  /// What switches the echo off, where there is one.
  static Optional<Console> silent() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
